using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>Between those who want something sent, the sender, and those who watch it.</summary>
public sealed class WebhookSignals
{
    private readonly QueueSignal _work = new();

    /// <summary>A delivery was made or has changed. Called on the sender's thread: a listener does no more than wake somebody.</summary>
    public event Action? Changed;

    public void Wake() => _work.Raise();

    internal void TellChanged() => Changed?.Invoke();

    internal Task WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken) => _work.WaitAsync(timeout, time, cancellationToken);
}
