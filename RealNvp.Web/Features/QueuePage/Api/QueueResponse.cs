using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.QueuePage.Api;

/// <summary>The answer of <c>GET /api/v1/queue</c>.</summary>
/// <param name="Running">Runs that train now.</param>
/// <param name="Waiting">Queued runs in the order in which they will start.</param>
/// <param name="MaxConcurrentRuns">How many may train at once.</param>
public sealed record QueueResponse(IReadOnlyList<QueueEntry> Running, IReadOnlyList<QueueEntry> Waiting, int MaxConcurrentRuns)
{
    internal static QueueResponse Of(QueueState state) =>
        new(state.Running.Select(QueueEntry.Of).ToList(), state.Waiting.Select(QueueEntry.Of).ToList(), state.MaxConcurrentRuns);
}
