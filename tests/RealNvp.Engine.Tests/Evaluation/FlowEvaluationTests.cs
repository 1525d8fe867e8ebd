using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Evaluation;

public sealed class FlowEvaluationTests
{
    private static readonly FlowShape Shape = new(2, 3, 8, 1);
    private static readonly float[] Parameters = RandomFlow.Parameters<float>(Shape, seed: 1);
    private static readonly float[] Rows = RandomFlow.Rows<float>(9001, 2, seed: 2); // three chunks, the last one smaller

    [Fact]
    public void The_NLL_of_many_rows_is_the_mean_over_all_of_them()
    {
        using var evaluator = new TorchEvaluator<float>(Shape);
        var logProb = new float[9001];
        evaluator.LogProb(Parameters, Rows, logProb);

        var nll = FlowEvaluation.MeanNll(evaluator, Parameters, Rows, TestContext.Current.CancellationToken);

        Near.Assert(-logProb.Average(value => (double)value), nll, 1e-6);
    }

    [Fact]
    public void The_round_trip_error_is_the_largest_over_all_rows()
    {
        using var evaluator = new TorchEvaluator<float>(Shape);
        float[] latent = new float[Rows.Length], back = new float[Rows.Length];
        evaluator.DataToLatent(Parameters, Rows, latent, new float[9001]);
        evaluator.LatentToData(Parameters, latent, back);

        var error = FlowEvaluation.RoundTripError(evaluator, Parameters, Rows, TestContext.Current.CancellationToken);

        Near.Assert(Rows.Zip(back).Max(pair => Math.Abs((double)pair.First - pair.Second)), error, 1e-6);
        Assert.InRange(error, 1e-8, 1e-3);
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var evaluator = new TorchEvaluator<float>(Shape);

        Assert.Throws<OperationCanceledException>(() => FlowEvaluation.MeanNll(evaluator, Parameters, Rows, new CancellationToken(canceled: true)));
    }
}
