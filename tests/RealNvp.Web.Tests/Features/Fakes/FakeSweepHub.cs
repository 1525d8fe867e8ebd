using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Calls its subscribers at once.</summary>
internal sealed class FakeSweepHub : ISweepHub
{
    private readonly List<Func<SweepChange, Task>> _subscribers = [];

    public int Subscribers => _subscribers.Count;

    public void Publish(SweepChange change) => _subscribers.ToList().ForEach(subscriber => _ = subscriber(change));

    public IDisposable Subscribe(string? sweepId, Func<SweepChange, Task> onChange)
    {
        _subscribers.Add(onChange);
        return new Subscription(() => _subscribers.Remove(onChange));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
