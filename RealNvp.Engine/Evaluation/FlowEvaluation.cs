using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Evaluation;

/// <summary>Measures of a flow over a whole set of standardised rows, taken in chunks so that memory stays bounded.</summary>
public static class FlowEvaluation
{
    /// <summary>Round-trip errors above this are reported with a warning: samples and densities then no longer belong to one map.</summary>
    public const double RoundTripLimit = 1e-4;

    /// <summary>Log-density of each row, nats.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two chunks.</exception>
    public static double[] LogProb(IFlowEvaluator<float> evaluator, ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        var logProb = new double[rows.Length / evaluator.Shape.Dimension];
        var part = new float[RowChunks.RowsFor(evaluator.Shape)];
        var done = 0;
        foreach (var chunk in new RowChunks(rows, evaluator.Shape))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = chunk.Length / evaluator.Shape.Dimension;
            evaluator.LogProb(parameters, chunk, part.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                logProb[done++] = part[i];
            }
        }

        return logProb;
    }

    /// <summary>-mean log p, nats per row.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two chunks.</exception>
    public static double MeanNll(IFlowEvaluator<float> evaluator, ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        var logProb = new float[RowChunks.RowsFor(evaluator.Shape)];
        double sum = 0;
        long count = 0;
        foreach (var chunk in new RowChunks(rows, evaluator.Shape))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = logProb.AsSpan(0, chunk.Length / evaluator.Shape.Dimension);
            evaluator.LogProb(parameters, chunk, part);
            foreach (var value in part)
            {
                sum -= value;
            }

            count += part.Length;
        }

        return sum / count;
    }

    /// <summary>Largest |x - g(f(x))| over all rows and columns, f data->latent, g latent->data.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two chunks.</exception>
    public static double RoundTripError(
        IFlowEvaluator<float> evaluator, ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        double largest = 0;
        foreach (var chunk in new RowChunks(rows, evaluator.Shape))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var latent = new float[chunk.Length];
            var back = new float[chunk.Length];
            evaluator.DataToLatent(parameters, chunk, latent, new float[chunk.Length / evaluator.Shape.Dimension]);
            evaluator.LatentToData(parameters, latent, back);
            for (var i = 0; i < chunk.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs((double)chunk[i] - back[i]));
            }
        }

        return largest;
    }
}
