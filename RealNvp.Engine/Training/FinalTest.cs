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
    /// Measures. The baselines are fitted here, after the training, so that they delay neither its first epoch nor its steps; they take a
    /// second or two.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FinalTest Run(
        IFlowEvaluator<float> evaluator, ReadOnlySpan<float> parameters, TrainingData data, double? rawEntropy, int seed, CancellationToken cancellationToken)
    {
        if (data.TestRows == 0)
        {
            return new FinalTest(null, []);
        }

        var logProb = FlowEvaluation.LogProb(evaluator, parameters, data.Test, cancellationToken);
        var nll = NllEstimate.OfLogProb(logProb);
        var raw = nll.Mean + data.Standardizer.LogScaleSum;
        var rows = new BaselineData(data.Dimension, data.Train, data.Validation, data.Test);
        return new FinalTest(
            new TestResult(nll.Rows, nll.Mean, nll.Rows > 1 ? nll.StandardError : null, raw, raw - rawEntropy),
            BaselineSuite.Run(rows, logProb, seed, Math.Max(1, evaluator.Threads), cancellationToken));
    }
}
