using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs;

/// <inheritdoc cref="ITrialRuns"/>
internal sealed class TrialRuns(RunLauncher launcher, ISweepStore sweeps, IRunQueue queue) : ITrialRuns
{
    public async Task<TrialLaunch> LaunchAsync(RunSpec spec, string sweepId, int trial, CancellationToken cancellationToken = default)
    {
        var (run, errors) = await launcher.ResolveAsync(spec, RunLineage.None, cancellationToken);
        if (run is null)
        {
            return new TrialLaunch(null, errors);
        }

        try
        {
            var id = await sweeps.TryAddRunAsync(sweepId, trial, run, cancellationToken);
            if (id is not null)
            {
                // Stored is launched. If the queue does not take it now, it finds the row by itself when it next looks.
                await queue.EnqueueAsync(id, CancellationToken.None);
            }

            return new TrialLaunch(id, []);
        }
        catch (KeyNotFoundException)
        {
            // Deleted since it was looked up.
            return new TrialLaunch(null, [RunLauncher.UnknownDataset(spec.Dataset.Id!)]);
        }
    }
}
