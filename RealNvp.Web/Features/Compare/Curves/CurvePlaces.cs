using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>Where a run's epochs lie on an axis.</summary>
internal static class CurvePlaces
{
    public static double[] Of(RunRecord run, MetricCurve curve, CurveAxis axis) => axis switch
    {
        CurveAxis.Step => Scaled(curve, StepsPerEpoch(run)),
        CurveAxis.Samples => Scaled(curve, run.TrainRows ?? 0),
        CurveAxis.Seconds => curve.Seconds,
        CurveAxis.Wall => [.. curve.Seconds.Select(seconds => StartOf(run) + (1000 * seconds))],
        _ => Scaled(curve, 1),
    };

    /// <summary>The last batch of an epoch may be smaller and is a step too.</summary>
    private static double StepsPerEpoch(RunRecord run)
    {
        var batch = SpecJson.Deserialize<RunSpec>(run.SpecJson)?.Training.BatchSize ?? TrainingSpec.Defaults.BatchSize;
        return Math.Ceiling((run.TrainRows ?? 0) / (double)batch);
    }

    private static double StartOf(RunRecord run) =>
        (DateTime.SpecifyKind(run.StartedAt ?? run.CreatedAt, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;

    private static double[] Scaled(MetricCurve curve, double factor) => [.. curve.Epochs.Select(epoch => epoch * factor)];
}
