namespace RealNvp.Data.Events;

/// <summary>Tells that events were committed, so that nobody needs to ask again and again. Listeners read the events themselves.</summary>
public sealed class StudioEventSignal
{
    /// <summary>Called on the writer's thread: a listener does no more than wake somebody.</summary>
    public event Action? Raised;

    internal void Raise() => Raised?.Invoke();
}
