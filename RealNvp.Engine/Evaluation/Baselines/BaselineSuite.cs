using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>All baselines of a run, each measured against the flow on the same test rows.</summary>
public static class BaselineSuite
{
    /// <summary>Fits and measures. What cannot be fitted says why; it never fails a run.</summary>
    /// <param name="data">The run's rows.</param>
    /// <param name="flowLogProb">The flow's log-density of each test row, standardised.</param>
    /// <param name="seed">Seed of whatever is drawn.</param>
    /// <param name="threads">Threads to compute with, at least 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<BaselineResult> Run(
        BaselineData data, double[] flowLogProb, int seed, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(flowLogProb);
        IBaseline[] baselines = [new GaussianBaseline(), new MixtureBaseline(seed), new KernelBaseline()];
        return [.. baselines.Select(baseline => Measure(baseline, data, flowLogProb, threads, cancellationToken))];
    }

    private static BaselineResult Measure(IBaseline baseline, BaselineData data, double[] flowLogProb, int threads, CancellationToken cancellationToken)
    {
        var result = new BaselineResult { Name = baseline.Name, Title = baseline.Title };
        try
        {
            var scores = baseline.Score(data, threads, cancellationToken);
            var nll = NllEstimate.OfLogProb(scores.LogProb);
            var advantage = NllEstimate.Of([.. flowLogProb.Zip(scores.LogProb, (flow, other) => flow - other)]);
            return double.IsFinite(nll.Mean) && double.IsFinite(advantage.Mean)
                ? result with
                {
                    Rows = nll.Rows,
                    Nll = nll.Mean,
                    StandardError = Known(nll.StandardError),
                    FlowAdvantage = advantage.Mean,
                    FlowAdvantageError = Known(advantage.StandardError),
                    Detail = scores.Detail,
                }
                : result with { Problem = "It gives some test rows no density at all." };
        }
        catch (BaselineException exception)
        {
            return result with { Problem = exception.Message };
        }
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
