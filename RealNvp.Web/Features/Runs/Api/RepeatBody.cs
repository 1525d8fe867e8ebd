using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Features.Runs.Repeat;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Reads the body of <c>POST /runs/{id}/repeat</c>, <c>{"count": 5}</c> or <c>{"seeds": [2, 3]}</c>, saying what is wrong with another. None is all defaults.</summary>
internal static class RepeatBody
{
    private const string Allowed = "a JSON object with the field count or the field seeds";

    public static async Task<(RepeatOrder Order, IReadOnlyList<FieldError> Errors)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (text, unreadable) = await RunBody.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return request.ContentLength is null or 0 && text.Length == 0 ? (new RepeatOrder(), []) : (new RepeatOrder(), [unreadable]);
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Refuse("body", $"The body is not JSON; it must be {Allowed}.");
        }
    }

    private static (RepeatOrder Order, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Refuse("body", $"The body must be {Allowed}.");
        }

        var order = new RepeatOrder();
        var errors = new List<FieldError>();
        foreach (var field in body.EnumerateObject())
        {
            switch (field.Name)
            {
                case "count" when field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var count):
                    order = order with { Count = count };
                    break;
                case "count":
                    errors.Add(new FieldError("count", $"count is {ShortText.Of(field.Value.GetRawText())}; it must be a whole number from 1 to {RepeatOrder.Defaults.MaxCount}."));
                    break;
                case "seeds" when ReadSeeds(field.Value) is { } seeds:
                    order = order with { Seeds = seeds };
                    break;
                case "seeds":
                    errors.Add(new FieldError("seeds", $"seeds is {ShortText.Of(field.Value.GetRawText())}; it must be a list of whole numbers."));
                    break;
                default:
                    errors.Add(new FieldError(ShortText.Of(field.Name), $"There is no field {ShortText.Of(field.Name)}; the body has count or seeds."));
                    break;
            }
        }

        if (body.TryGetProperty("count", out _) && body.TryGetProperty("seeds", out _))
        {
            errors.Add(new FieldError("count", "count and seeds are both given; give how many or which, not both."));
        }

        return (order, errors);
    }

    private static List<int>? ReadSeeds(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var seeds = new List<int>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var seed))
            {
                return null;
            }

            seeds.Add(seed);
        }

        return seeds;
    }

    private static (RepeatOrder Order, IReadOnlyList<FieldError> Errors) Refuse(string field, string message) => (new RepeatOrder(), [new FieldError(field, message)]);
}
