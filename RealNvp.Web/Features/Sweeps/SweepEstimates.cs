using Microsoft.Extensions.Options;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Features.Sweeps.Planning;
using RealNvp.Web.Features.Sweeps.Requests;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>How long a sweep would take.</summary>
internal sealed class SweepEstimates(IRunService runs, IOptions<StudioOptions> options)
{
    public async Task<SweepEstimate> OfAsync(SweepRequest request, SweepPlan plan, CancellationToken cancellationToken) =>
        Of(request, plan.Specs, plan.Limits, await TrainingSpeed.ReadAsync(runs, cancellationToken), options.Value.Queue.MaxConcurrentRuns);

    /// <param name="specs">Settings of each combination.</param>
    /// <param name="limits">Rows and columns of a table.</param>
    /// <param name="workers">Runs that train at once.</param>
    public static SweepEstimate Of(SweepRequest request, IReadOnlyList<RunSpec> specs, RunLimits limits, TrainingSpeed speed, int workers)
    {
        var seconds = specs.Select(spec => SecondsOf(spec, limits, speed)).ToList();
        var seeds = request.Seeds?.Count ?? 1;
        var epochs = request.Base.Training.Epochs;
        var plan = request.Asha ?? new AshaPlan();
        var share = request.Kind == SweepKind.Asha ? AshaRungs.ExpectedShare(AshaRungs.Of(plan, epochs), plan.Eta, epochs) : 1;
        var at = Math.Max(1, Math.Min(workers, request.MaxConcurrent ?? workers));
        var (total, longest) = (seeds * seconds.Sum(), seconds.Max());

        // However many train at once, the longest trial takes its time; that it is one of those that go on is likely.
        return new SweepEstimate(
            seconds.Min(), seconds.Average(), longest, Math.Max(longest, share * total / at), Math.Max(longest, total / at), share * total, at, speed.Runs);
    }

    private static double SecondsOf(RunSpec spec, RunLimits limits, TrainingSpeed speed) =>
        speed.SecondsOf(RunEstimate.Of(new RunSpecReading(spec, []), limits), spec.Training) ?? TrainingSpeed.StartSeconds;
}
