using System.Collections.Concurrent;

namespace RealNvp.Web.Queue;

/// <summary>The runs this host trains now. Additions happen inside <see cref="QueueGate"/>.</summary>
internal sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<string, ActiveRun> _runs = new();

    /// <summary>The host ends: no further run may start.</summary>
    public bool IsStopping { get; private set; }

    public ActiveRun Add(string runId)
    {
        var run = new ActiveRun(runId);
        return _runs.TryAdd(runId, run) ? run : throw new InvalidOperationException($"Run {runId} already trains.");
    }

    public ActiveRun? Find(string runId) => _runs.GetValueOrDefault(runId);

    public void Remove(ActiveRun run)
    {
        _runs.TryRemove(new KeyValuePair<string, ActiveRun>(run.RunId, run));
        run.MarkEnded();
    }

    /// <summary>Asks every run to write its checkpoint and stop, because the host ends.</summary>
    public void StopAll()
    {
        IsStopping = true;
        foreach (var run in _runs.Values)
        {
            run.RequestStop(StopReason.HostStops);
        }
    }

    /// <summary>Completes when no run is left.</summary>
    public Task WhenEmptyAsync() => Task.WhenAll(_runs.Values.Select(run => run.Ended));
}
