using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Features.Webhooks.Sending;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>What a receiver may be like; form and API say the same.</summary>
internal sealed class WebhookRules(TargetGuard guard)
{
    public const int MostWebhooks = 50;
    public const int LongestName = 100;
    public const int LongestUrl = 2000;

    private const int LongestShown = 80;

    public async Task<IReadOnlyList<FieldError>> CheckAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (webhook.Name.Length > LongestName || webhook.Name.Any(char.IsControl))
        {
            errors.Add(new FieldError("name", $"name is \"{ShortText.Of(webhook.Name, LongestShown)}\"; it must be one line of at most {LongestName} characters."));
        }

        if (webhook.Events.Count == 0)
        {
            errors.Add(new FieldError("events", $"events is empty; name at least one of {string.Join(", ", WebhookEvents.All.Select(item => item.Name))}."));
        }

        if (await UrlErrorAsync(webhook.Url, cancellationToken) is { } wrong)
        {
            errors.Add(new FieldError("url", wrong));
        }

        return errors;
    }

    private async Task<string?> UrlErrorAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return "url is missing; it must be an address such as https://hooks.example.org/runs.";
        }

        if (text.Length > LongestUrl || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.IdnHost.Length == 0)
        {
            return $"url is \"{ShortText.Of(text, LongestShown)}\"; it must be an address such as https://hooks.example.org/runs, of at most {LongestUrl:#,##0} characters.";
        }

        return url.UserInfo.Length > 0 ? "url holds a name or password before the host; put a secret into its path or query instead."
            : await guard.CheckAsync(url, cancellationToken);
    }
}
