using System.Text.Json;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Lists of tags in a body.</summary>
internal static class TagTexts
{
    public static string Allowed(string field) => $"{field} must be a list of texts.";

    /// <returns>The texts; null: it is no list of texts.</returns>
    public static IReadOnlyList<string>? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(tag => tag.GetString()!)]
            : null;
}
