namespace RealNvp.Web.Features.Webhooks;

/// <summary>Names of deliveries: unique everywhere, so that a receiver that hears from several studios can go by them alone.</summary>
internal static class DeliveryIds
{
    public static string New() => Guid.CreateVersion7().ToString("N");
}
