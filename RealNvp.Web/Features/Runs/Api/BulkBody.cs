using System.Text.Json;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The body of <c>POST /runs/bulk</c>.</summary>
/// <param name="Ids">The runs.</param>
/// <param name="Action">What is done to them.</param>
public sealed record BulkBody(IReadOnlyList<string> Ids, string Action)
{
    internal const int MaxIds = 1000;
    internal const string Deletion = "delete";

    internal static IReadOnlyDictionary<string, RunMark> Marks { get; } = Enum.GetValues<RunMark>()
        .ToDictionary(mark => JsonNamingPolicy.CamelCase.ConvertName(mark.ToString()));

    internal static (BulkBody Body, IReadOnlyList<FieldError> Errors) Read(JsonElement? body)
    {
        var empty = new BulkBody([], "");
        if (body is not { } fields)
        {
            return (empty, [new FieldError("body", "The body must be a JSON object with ids and action.")]);
        }

        var errors = new List<FieldError>();
        errors.AddRange(fields.EnumerateObject().Select(field => field.Name).Where(name => name is not ("ids" or "action"))
            .Select(name => new FieldError(Short(name), $"There is no field {Short(name)}; the body has ids, action.")));
        var ids = fields.TryGetProperty("ids", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? id.GetString() : null).Distinct().ToList()
            : [];
        if (ids.Count is 0 or > MaxIds || ids.Contains(null))
        {
            errors.Add(new FieldError("ids", $"ids {(ids.Count > MaxIds ? $"has {ids.Count:#,##0} entries; it" : "")} must be a list of 1 to {MaxIds:#,##0} run ids.".Replace("  ", " ", StringComparison.Ordinal)));
        }

        var action = fields.TryGetProperty("action", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (action != Deletion && !Marks.ContainsKey(action))
        {
            errors.Add(new FieldError("action", $"action is \"{Short(action)}\"; it must be one of {string.Join(", ", Marks.Keys)}, {Deletion}."));
        }

        return errors.Count > 0 ? (empty, errors) : (new BulkBody(ids!, action), errors);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
