using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>Reads a body with name and query, so that everything wrong with it is told at once.</summary>
internal static class SavedViewBody
{
    private static readonly string[] Fields = ["name", "query"];

    public static (string? Name, string? Query, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, null, [new FieldError("body", "The body must be a JSON object with name and query.")]);
        }

        var errors = body.EnumerateObject().Select(field => field.Name).Where(name => !Fields.Contains(name))
            .Select(name => new FieldError(ShortText.Of(name), $"There is no field {ShortText.Of(name)}; there are {string.Join(", ", Fields)}.")).ToList();
        return (Text(body, "name", errors), Text(body, "query", errors), errors);
    }

    private static string? Text(JsonElement body, string name, List<FieldError> errors)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        errors.Add(new FieldError(name, $"{name} is {ShortText.Of(value.GetRawText())}; it must be a text."));
        return null;
    }
}
