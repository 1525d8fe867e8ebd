using RealNvp.Data.Events;
using RealNvp.Data.Webhooks;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>What a receiver should be like. What is null stays as it is, or takes its default in a new one.</summary>
/// <param name="Name">Null or empty: the host's.</param>
/// <param name="Url">Where messages go.</param>
/// <param name="Format">Null: JSON.</param>
/// <param name="Events">Null: done and failed runs, ended sweeps.</param>
/// <param name="IsEnabled">Null: on.</param>
public sealed record WebhookWish(
    string? Name = null, string? Url = null, WebhookFormat? Format = null, IReadOnlyList<StudioEventKind>? Events = null, bool? IsEnabled = null)
{
    /// <summary>What a new receiver is told of unless it is said otherwise.</summary>
    public static IReadOnlyList<StudioEventKind> DefaultEvents { get; } = [StudioEventKind.RunCompleted, StudioEventKind.RunFailed, StudioEventKind.SweepEnded];
}
