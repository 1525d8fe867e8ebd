using RealNvp.Data.Events;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>Events as messages, headers and API spell them.</summary>
public static class WebhookEvents
{
    public static IReadOnlyList<(StudioEventKind Kind, string Name, string Title)> All { get; } =
    [
        (StudioEventKind.RunCompleted, "run.completed", "A run is done"),
        (StudioEventKind.RunFailed, "run.failed", "A run failed"),
        (StudioEventKind.RunCancelled, "run.cancelled", "A run was cancelled"),
        (StudioEventKind.SweepEnded, "sweep.ended", "A sweep has ended"),
    ];

    /// <param name="kind">Null: a test.</param>
    public static string NameOf(StudioEventKind? kind) => kind is { } known ? All.First(item => item.Kind == known).Name : "test";

    public static StudioEventKind? KindOf(string name) => All.Where(item => item.Name == name).Select(item => (StudioEventKind?)item.Kind).FirstOrDefault();
}
