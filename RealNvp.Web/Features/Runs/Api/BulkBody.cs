using System.Text.Json;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The body of <c>POST /runs/bulk</c>.</summary>
/// <param name="Ids">The runs.</param>
/// <param name="Action">What is done to them.</param>
public sealed record BulkBody(IReadOnlyList<string> Ids, string Action)
{
    internal const int MaxIds = 1000;
    internal const string Deletion = "delete";
    internal const string Tagging = "addTags";
    internal const string Untagging = "removeTags";
    internal const string Cancellation = "cancel";

    /// <summary>The tags to add or remove; empty for any other action.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

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
        errors.AddRange(fields.EnumerateObject().Select(field => field.Name).Where(name => name is not ("ids" or "action" or "tags"))
            .Select(name => new FieldError(ShortText.Of(name), $"There is no field {ShortText.Of(name)}; the body has ids, action, tags.")));
        var ids = fields.TryGetProperty("ids", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? id.GetString() : null).Distinct().ToList()
            : [];
        if (ids.Count is 0 or > MaxIds || ids.Contains(null))
        {
            errors.Add(new FieldError("ids", $"ids {(ids.Count > MaxIds ? $"has {ids.Count:#,##0} entries; it" : "")} must be a list of 1 to {MaxIds:#,##0} run ids.".Replace("  ", " ", StringComparison.Ordinal)));
        }

        var action = fields.TryGetProperty("action", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var isOfTags = action is Tagging or Untagging;
        if (action is not (Deletion or Cancellation) && !isOfTags && !Marks.ContainsKey(action))
        {
            errors.Add(new FieldError("action", $"action is \"{ShortText.Of(action)}\"; it must be one of {string.Join(", ", Marks.Keys)}, {Tagging}, {Untagging}, {Cancellation}, {Deletion}."));
        }

        var tags = fields.TryGetProperty("tags", out var texts) ? TagTexts.Read(texts) : [];
        if (tags is null || (isOfTags && tags.Count == 0))
        {
            errors.Add(new FieldError("tags", isOfTags ? $"{TagTexts.Allowed("tags")[..^1]}, of at least one for {action}." : TagTexts.Allowed("tags")));
        }
        else if (tags.Count > 0 && !isOfTags)
        {
            errors.Add(new FieldError("tags", $"tags are for the actions {Tagging} and {Untagging} only."));
        }

        return errors.Count > 0 ? (empty, errors) : (new BulkBody(ids!, action) { Tags = tags! }, errors);
    }
}
