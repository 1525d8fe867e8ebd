using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.QueuePage.Api;

/// <summary>Reads the body <c>{"move": "up" | "down" | "toFront"}</c>, saying what is wrong with another.</summary>
internal static class MoveReader
{
    private static readonly Dictionary<string, QueueMove> Moves = new()
    {
        ["up"] = QueueMove.Up,
        ["down"] = QueueMove.Down,
        ["toFront"] = QueueMove.ToFront,
    };

    private static string Allowed => string.Join(", ", Moves.Keys.Select(name => $"\"{name}\""));

    /// <returns>The move, or what is wrong with the body.</returns>
    public static async Task<(QueueMove Move, FieldError? Error)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return Check(document.RootElement) is { } error ? (default, error) : (Moves[document.RootElement.GetProperty("move").GetString()!], null);
        }
        catch (JsonException)
        {
            return (default, new FieldError("body", $"The body is not JSON; it must be an object with the field move, one of {Allowed}."));
        }
    }

    private static FieldError? Check(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new FieldError("body", "The body must be a JSON object with the field move.");
        }

        foreach (var name in body.EnumerateObject().Select(property => property.Name).Where(name => name != "move"))
        {
            var shown = ShortText.Of(name);
            return new FieldError(shown, $"There is no field {shown}; the body has move.");
        }

        if (!body.TryGetProperty("move", out var value))
        {
            return new FieldError("move", $"move is missing; it must be one of {Allowed}.");
        }

        return value.ValueKind == JsonValueKind.String && Moves.ContainsKey(value.GetString()!)
            ? null
            : new FieldError("move", $"move is {ShortText.Of(value.GetRawText())}; it must be one of {Allowed}.");
    }
}
