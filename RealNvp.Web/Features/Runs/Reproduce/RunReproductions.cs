using RealNvp.Data.Artifacts;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Reproduce;

/// <inheritdoc cref="IRunReproductions"/>
internal sealed class RunReproductions(
    IRunStore runs, IMetricStore metrics, IArtifactStore artifacts, RunLauncher launcher, ILogger<RunReproductions> logger) : IRunReproductions
{
    public async Task<ReproduceResult> ReproduceAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return ReproduceResult.NotFound;
        }

        if (run.Status != RunStatus.Completed)
        {
            return ReproduceResult.Refused($"Run {id} is {RunStatusLook.Title(run.Status).ToLowerInvariant()}; only a run that is done can be reproduced.");
        }

        if (run.Lineage.Origin == RunOrigin.Fork)
        {
            return ReproduceResult.Refused($"Run {id} is a fork; it is reproduced by forking the run it came from once more, at the same epoch with the same settings.");
        }

        var spec = (SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec()) with { Name = RunNames.WithEnding(run.Name, ", again"), Tags = run.Tags };
        var (launched, errors) = await launcher.LaunchAsync([spec], new RunLineage(RunOrigin.Reproduction, id), cancellationToken);
        return new ReproduceResult(true, launched.Count > 0 ? launched[0] : null, null, errors);
    }

    public async Task<Reproduction?> CompareAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { Lineage: { Origin: RunOrigin.Reproduction, ParentId: { } sourceId } } run)
        {
            return null;
        }

        if (await runs.FindAsync(sourceId, cancellationToken) is not { } source)
        {
            return new Reproduction(ReproductionVerdict.Gone, null, new CurveComparison(0, 0, null), null, []);
        }

        var curve = CurveComparison.Of(
            (await metrics.ReadAsync(sourceId, 0, 0, cancellationToken)).Points,
            (await metrics.ReadAsync(id, 0, 0, cancellationToken)).Points,
            toEnd: run.Status == RunStatus.Completed);
        var weights = run.Status == RunStatus.Completed ? await CompareWeightsAsync(sourceId, id, cancellationToken) : null;
        return new Reproduction(VerdictOf(run, curve, weights), source, curve, weights, EnvironmentDifferences.Between(source, run));
    }

    private static ReproductionVerdict VerdictOf(RunRecord run, CurveComparison curve, WeightComparison? weights) =>
        curve.First is not null || weights is { Different: > 0 } ? ReproductionVerdict.Different
        : run.Status == RunStatus.Completed ? weights is null ? ReproductionVerdict.Unfinished : ReproductionVerdict.Equal
        : run.IsEnded ? ReproductionVerdict.Unfinished
        : ReproductionVerdict.Pending;

    private async Task<WeightComparison?> CompareWeightsAsync(string from, string to, CancellationToken cancellationToken)
    {
        var a = await artifacts.ReadAsync(from, ArtifactKind.Weights, cancellationToken);
        var b = await artifacts.ReadAsync(to, ArtifactKind.Weights, cancellationToken);
        try
        {
            // Millions of numbers: not on the thread that a page lives on.
            return a is null || b is null ? null : await Task.Run(() => WeightComparison.Of(a.Content, b.Content), cancellationToken);
        }
        catch (SafeTensorsException exception)
        {
            logger.LogWarning(exception, "The weights of the runs {From} and {To} could not be compared.", from, to);
            return null;
        }
    }
}
