using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The body of <c>PUT /runs/{id}/note</c>.</summary>
/// <param name="Text">Markdown; empty: the note is emptied.</param>
/// <param name="Version">The version that was read; null where the header If-Match says it.</param>
public sealed record NoteBody(string Text, int? Version)
{
    internal static (NoteBody Body, IReadOnlyList<FieldError> Errors) Read(string json)
    {
        var empty = new NoteBody("", null);
        JsonElement fields;
        try
        {
            fields = JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException)
        {
            fields = default;
        }

        if (fields.ValueKind != JsonValueKind.Object)
        {
            return (empty, [new FieldError("body", "The body must be a JSON object with text and, without the header If-Match, version.")]);
        }

        var errors = new List<FieldError>();
        string? text = null;
        int? version = null;
        foreach (var field in fields.EnumerateObject())
        {
            switch (field.Name)
            {
                case "text" when field.Value.ValueKind == JsonValueKind.String:
                    text = field.Value.GetString();
                    break;
                case "version" when field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var number) && number >= 0:
                    version = number;
                    break;
                case "version":
                    errors.Add(new FieldError("version", "version must be a whole number from 0, as GET gave it."));
                    break;
                case not "text":
                    var name = ShortText.Of(field.Name);
                    errors.Add(new FieldError(name, $"There is no field {name}; the body has text, version."));
                    break;
            }
        }

        if (text is null)
        {
            errors.Add(new FieldError("text", "text must be a text; an empty one empties the note."));
        }

        return errors.Count > 0 ? (empty, errors) : (new NoteBody(text!, version), errors);
    }
}
