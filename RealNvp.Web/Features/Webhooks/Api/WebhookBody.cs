using System.Text.Json;
using RealNvp.Data.Events;
using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Webhooks.Api;

/// <summary>Reads the body of <c>POST</c> and <c>PATCH /webhooks</c> field by field, so that everything wrong with it is told at once.</summary>
internal sealed class WebhookBody
{
    private static readonly string[] Fields = ["url", "name", "format", "events", "enabled"];

    private readonly List<FieldError> _errors = [];

    public static (WebhookWish Wish, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (new WebhookWish(), [new FieldError("body", $"The body must be a JSON object with {string.Join(", ", Fields)}.")]);
        }

        var reader = new WebhookBody();
        foreach (var name in body.EnumerateObject().Select(field => field.Name).Where(name => !Fields.Contains(name)))
        {
            reader._errors.Add(new FieldError(ShortText.Of(name), $"There is no field {ShortText.Of(name)}; there are {string.Join(", ", Fields)}."));
        }

        var wish = new WebhookWish(reader.Text(body, "name"), reader.Text(body, "url"), reader.Format(body), reader.Events(body), reader.Enabled(body));
        return (wish, reader._errors);
    }

    private string? Text(JsonElement body, string field)
    {
        if (Find(body, field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        _errors.Add(new FieldError(field, $"{field} is {ShortText.Of(value.GetRawText())}; it must be a text."));
        return null;
    }

    private WebhookFormat? Format(JsonElement body)
    {
        switch (Find(body, "format") is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null)
        {
            case null:
                return null;
            case "json":
                return WebhookFormat.Json;
            case "slack":
                return WebhookFormat.Slack;
            case var other:
                _errors.Add(new FieldError("format", $"format is {ShortText.Of(other)}; it must be json or slack."));
                return null;
        }
    }

    private IReadOnlyList<StudioEventKind>? Events(JsonElement body)
    {
        if (Find(body, "events") is not { } value)
        {
            return null;
        }

        var names = string.Join(", ", WebhookEvents.All.Select(item => item.Name));
        if (value.ValueKind != JsonValueKind.Array)
        {
            _errors.Add(new FieldError("events", $"events is {ShortText.Of(value.GetRawText())}; it must be a list of {names}."));
            return null;
        }

        var kinds = new List<StudioEventKind>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && WebhookEvents.KindOf(item.GetString()!) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                _errors.Add(new FieldError("events", $"events holds {ShortText.Of(item.GetRawText())}; there are {names}."));
            }
        }

        return kinds;
    }

    private bool? Enabled(JsonElement body)
    {
        if (Find(body, "enabled") is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _errors.Add(new FieldError("enabled", $"enabled is {ShortText.Of(value.GetRawText())}; it must be true or false."));
        return null;
    }

    private static JsonElement? Find(JsonElement body, string field) =>
        body.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
