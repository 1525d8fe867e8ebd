using System.Text.Json.Serialization;

namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Changed">Ids of the runs that are not as they were before.</param>
public sealed record BulkResponse(IReadOnlyList<string> Changed)
{
    /// <summary>Ids of the runs that stayed as they were because they would have had too many tags; absent for other actions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Full { get; init; }
}
