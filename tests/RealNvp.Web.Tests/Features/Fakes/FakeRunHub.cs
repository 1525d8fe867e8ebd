using RealNvp.Web.Queue;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Calls its subscribers at once.</summary>
internal sealed class FakeRunHub : IRunHub
{
    private readonly List<Func<RunChange, Task>> _subscribers = [];

    public int Subscribers => _subscribers.Count;

    public void Publish(RunChange change) => _subscribers.ToList().ForEach(subscriber => _ = subscriber(change));

    public IDisposable Subscribe(string? runId, Func<RunChange, Task> onChange)
    {
        _subscribers.Add(onChange);
        return new Subscription(() => _subscribers.Remove(onChange));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
