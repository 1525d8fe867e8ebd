namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>A request as it arrived.</summary>
internal sealed record Received(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string DeliveryId => Headers["X-RealNvp-Delivery"];
}
