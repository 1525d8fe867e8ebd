using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Sweeps;

namespace RealNvp.Benchmarks.Runs;

/// <summary>Ends trials of a running sweep as if they had been trained: what the page of a large sweep has to show, without the hours.</summary>
internal static class SeededTrials
{
    private const int Epochs = 30;

    /// <param name="folder">The data folder of the app that runs the sweep.</param>
    /// <param name="sweep">The sweep's id.</param>
    /// <returns>How many trials have ended so; those that the app has begun itself are left to it.</returns>
    public static async Task<int> EndAsync(string folder, string sweep)
    {
        await using var services = new ServiceCollection().AddStudioData(Path.Combine(folder, "studio.db")).BuildServiceProvider();
        var (sweeps, runs, metrics) = (services.GetRequiredService<ISweepStore>(), services.GetRequiredService<IRunStore>(), services.GetRequiredService<IMetricStore>());
        var (random, ended) = (new Random(1), 0);
        foreach (var trial in await sweeps.ListTrialsAsync(sweep, RunField.Of(RunValue.BestValNll)))
        {
            if (trial.RunId is null && await sweeps.TryAddRunAsync(sweep, trial.Number, SeededRuns.Small($"trial {trial.Number}")) is { } run)
            {
                await runs.TryStartAsync(run);
                await runs.SetStartAsync(run, new RunStart(["x", "y"], 24_000, 6_000, 30_000, 1.1, 0.2, "{}") { TestRows = 20_000 });
                await metrics.AppendAsync(run, SeededRuns.Curve(random, 1.1, Epochs), null);
                await runs.TryCompleteAsync(run, new RunFinish(1e-6, 500, 90_000_000));
                ended++;
            }
        }

        return ended;
    }
}
