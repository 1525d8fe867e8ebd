using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Evaluation.Baselines;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>The one measurement on the test rows, made with the weights that a run leaves behind, and the baselines beside it.</summary>
/// <param name="Result">Null where the run keeps no test rows.</param>
/// <param name="Baselines">Empty where there is no test.</param>
internal sealed record FinalTest(TestResult? Result, IReadOnlyList<BaselineResult> Baselines)
{
    /// <summary>
    /// Rows of a toy that the baselines of a short run are fitted to and measured on: with all of them they would take half as long as the
    /// training, for a toy whose entropy is the better yardstick anyway.
    /// </summary>
    private const int ShortRunRows = 1_000;

    /// <summary>Steps from which on a run is no short one.</summary>
    private const int LongRunSteps = 5_000;

    /// <summary>
    /// Measures. The baselines are fitted here, after the training, so that they delay neither its first epoch nor its steps; they take a
    /// second or two on a large table.
    /// </summary>
    /// <param name="steps">Steps the run took.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FinalTest Run(
        IFlowEvaluator<float> evaluator,
        ReadOnlySpan<float> parameters,
        TrainingData data,
        LoadedDataset loaded,
        int seed,
        long steps,
        CancellationToken cancellationToken)
    {
        if (data.TestRows == 0)
        {
            return new FinalTest(null, []);
        }

        var logProb = FlowEvaluation.LogProb(evaluator, parameters, data.Test, cancellationToken);
        var nll = NllEstimate.OfLogProb(logProb);
        var gap = loaded is { Test: { } points, Density: { } density } ? Gap(density, points, logProb, data.Standardizer.LogScaleSum) : null;
        var baselineRows = loaded.Density is not null && steps < LongRunSteps ? ShortRunRows : int.MaxValue;
        return new FinalTest(
            new TestResult(nll.Rows, nll.Mean, nll.StandardErrorOrNull, nll.Mean + data.Standardizer.LogScaleSum, gap?.Mean, gap?.StandardErrorOrNull),
            Compare(data, logProb, baselineRows, seed, Math.Max(1, evaluator.Threads), cancellationToken));
    }

    private static IReadOnlyList<BaselineResult> Compare(
        TrainingData data, double[] logProb, int mostRows, int seed, int threads, CancellationToken cancellationToken)
    {
        var all = new BaselineData(data.Dimension, data.Train, data.Validation, data.Test);
        var rows = all with { Train = all.First(all.Train, mostRows), Validation = all.First(all.Validation, mostRows), Test = all.First(all.Test, mostRows) };
        return BaselineSuite.Run(rows, logProb[..rows.TestRows], seed, threads, cancellationToken);
    }

    /// <summary>
    /// Mean of log p - log q over the test points. The two are taken at the same points, so that what makes a point likely under both falls
    /// out: the mean scatters far less than that of -log q alone.
    /// </summary>
    private static NllEstimate Gap(ToyDensity density, DataTable rows, double[] logProb, double logScaleSum)
    {
        var differences = new double[logProb.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = density(rows.Values[2 * i], rows.Values[2 * i + 1]) - (logProb[i] - logScaleSum);
        }

        return NllEstimate.Of(differences);
    }
}
