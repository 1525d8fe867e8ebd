using System.Collections.Concurrent;
using RealNvp.Data.Sweeps;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>
/// Keeps sweeps going as long as the host lives: looks at a sweep when one of its runs or somebody changes something, and at all that are open now and then
/// without a reason, so that they mend themselves. One sweep at a time: judgements follow each other.
/// </summary>
internal sealed class SweepKeeper(
    ISweepStore sweeps, SweepStep step, SweepSignal signal, IRunHub runs, ISweepHub hub, TimeProvider time, ILogger<SweepKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Runs whose sweep is remembered; beyond that they are looked up anew.</summary>
    private const int MostKnown = 10_000;

    /// <summary>The sweep of each run heard of; null: of none.</summary>
    private readonly ConcurrentDictionary<string, (string Id, SweepKind Kind)?> _known = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = runs.Subscribe(null, change => HearAsync(change, stoppingToken));
        IReadOnlyList<string> named = [];
        long? lastAll = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Also while one sweep is changing all the time: the others may need mending.
            if (lastAll is not { } last || time.GetElapsedTime(last) >= Interval)
            {
                lastAll = time.GetTimestamp();
                named = [.. named.Union(await ListOpenAsync(stoppingToken))];
            }

            foreach (var id in named)
            {
                await StepAsync(id, stoppingToken);
            }

            named = await signal.WaitAsync(Interval, time, stoppingToken);
        }
    }

    private async Task HearAsync(RunChange change, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(change.RunId, out var sweep))
        {
            sweep = await sweeps.FindSweepOfRunAsync(change.RunId, cancellationToken);
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }

            _known[change.RunId] = sweep;
        }

        if (sweep is not var (id, kind))
        {
            return;
        }

        hub.Publish(new SweepChange(id, change.StateChanged));
        if (change.StateChanged || kind == SweepKind.Asha)
        {
            signal.Raise(id);
        }
    }

    private async Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await sweeps.ListOpenAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The open sweeps could not be read; will try again.");
            return [];
        }
    }

    private async Task StepAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(id, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The next look tries again; also after a cancellation that is not the host's, which would end this loop and with it the host.
            logger.LogError(exception, "Sweep {Sweep} could not be brought forward; will try again.", id);
        }
    }
}
