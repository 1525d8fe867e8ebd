using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps.Requests;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Reads a sweep's JSON field by field, so that the wrong type of one field does not hide what is wrong with the others.</summary>
public static class SweepRequestReader
{
    private const int MaxDepth = 16;

    public static SweepReading Read(JsonElement body) => new SweepBody().Read(body);

    /// <summary>Reads a text; one that is not JSON is one error of the field <c>body</c>.</summary>
    public static SweepReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return new SweepReading(
                new SweepRequest(),
                [new FieldError("body", $"The sweep is not valid JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).")]);
        }
    }
}
