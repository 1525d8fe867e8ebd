namespace RealNvp.Web.Features.Webhooks;

/// <summary>Addresses of receivers' page and API.</summary>
public static class WebhookUrls
{
    public const string Page = "/webhooks";

    public const string Api = "/api/v1/webhooks";
}
