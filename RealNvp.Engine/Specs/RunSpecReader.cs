using System.Text.Json;

namespace RealNvp.Engine.Specs;

/// <summary>
/// Reads a spec from JSON field by field, so that every wrong one is named at once with its value and what is allowed: the wrong type
/// and an unknown name as much as a value out of range. Fields left out take the preset's value, else the default.
/// </summary>
public static class RunSpecReader
{
    /// <summary>Reads and validates.</summary>
    /// <param name="body">The JSON object; the body of <c>POST /api/v1/runs</c>, described in docs/api.md.</param>
    /// <param name="limits">See <see cref="RunSpecValidator.Validate"/>.</param>
    public static RunSpecReading Read(JsonElement body, RunLimits? limits = null)
    {
        var errors = new List<FieldError>();
        var spec = new JsonSpecReader(errors).Read(body);
        var seen = errors.Select(e => e.Field).ToHashSet();
        errors.AddRange(RunSpecValidator.Validate(spec, limits).Where(e => !seen.Contains(e.Field)));
        return new RunSpecReading(spec, errors);
    }

    /// <summary>Reads and validates a text; a text that is not JSON is one error of the field <c>body</c>.</summary>
    public static RunSpecReading Read(string json, RunLimits? limits = null)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement, limits);
        }
        catch (JsonException exception)
        {
            return new RunSpecReading(
                new RunSpec(),
                [new FieldError("body", $"The spec is not valid JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).")]);
        }
    }
}
