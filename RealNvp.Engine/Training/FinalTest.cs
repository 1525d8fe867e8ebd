using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>The one measurement on the test rows, made with the weights that a run leaves behind.</summary>
internal static class FinalTest
{
    /// <summary>Null where the run keeps no test rows.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two chunks.</exception>
    public static TestResult? Run(
        IFlowEvaluator<float> evaluator, ReadOnlySpan<float> parameters, TrainingData data, double? rawEntropy, CancellationToken cancellationToken)
    {
        if (data.TestRows == 0)
        {
            return null;
        }

        var nll = NllEstimate.OfLogProb(FlowEvaluation.LogProb(evaluator, parameters, data.Test, cancellationToken));
        var raw = nll.Mean + data.Standardizer.LogScaleSum;
        return new TestResult(nll.Rows, nll.Mean, nll.Rows > 1 ? nll.StandardError : null, raw, raw - rawEntropy);
    }
}
