using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Flows;

/// <summary>
/// A flow ready for use, in the data's original units. Raw rows are float64, so that large values with small differences survive until they
/// are standardised.
/// </summary>
/// <example>
/// <code>
/// var file = FlowFile.Load("weights.safetensors");
/// using var flow = new RealNvpFlow(file.Parameters, file.Standardizer, new KernelEvaluator(file.Shape));
/// double[] logDensity = flow.LogProb(rows);
/// double[] newRows = flow.Sample(1000, new SeededRandom(7));
/// </code>
/// </example>
public sealed class RealNvpFlow : IDisposable
{
    private readonly float[] _parameters;
    private readonly Standardizer _standardizer;
    private readonly IFlowEvaluator<float> _evaluator;

    /// <param name="parameters">All parameters, laid out for the evaluator's shape; not copied.</param>
    /// <param name="standardizer">From raw to standardised rows.</param>
    /// <param name="evaluator">Computes the flow; disposed with this instance.</param>
    /// <exception cref="ArgumentException">The three do not belong to one shape.</exception>
    public RealNvpFlow(float[] parameters, Standardizer standardizer, IFlowEvaluator<float> evaluator)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(standardizer);
        ArgumentNullException.ThrowIfNull(evaluator);
        var expected = new ParameterLayout(evaluator.Shape).Length;
        if (parameters.Length != expected || standardizer.Dimension != evaluator.Shape.Dimension)
        {
            throw new ArgumentException(
                $"{parameters.Length:#,##0} parameters and {standardizer.Dimension} columns do not belong to this shape of {expected:#,##0} and {evaluator.Shape.Dimension}.");
        }

        (_parameters, _standardizer, _evaluator) = (parameters, standardizer, evaluator);
    }

    public FlowShape Shape => _evaluator.Shape;

    /// <summary>Raw rows to latent points.</summary>
    /// <param name="rows">Row-major, n x dimension.</param>
    public LatentImage DataToLatent(ReadOnlySpan<double> rows)
    {
        var latent = new float[rows.Length];
        var logDet = new double[rows.Length / Shape.Dimension];
        var row = 0;
        foreach (var chunk in new RowChunks(_standardizer.Apply(rows), Shape))
        {
            var part = new float[chunk.Length / Shape.Dimension];
            _evaluator.DataToLatent(_parameters, chunk, latent.AsSpan(row * Shape.Dimension, chunk.Length), part);
            row = Store(part, logDet, row);
        }

        return new LatentImage(latent, logDet);
    }

    /// <summary>Latent points to raw rows.</summary>
    /// <param name="latent">Row-major, n x dimension.</param>
    public double[] LatentToData(ReadOnlySpan<float> latent)
    {
        var rows = new float[latent.Length];
        var done = 0;
        foreach (var chunk in new RowChunks(latent, Shape))
        {
            _evaluator.LatentToData(_parameters, chunk, rows.AsSpan(done, chunk.Length));
            done += chunk.Length;
        }

        return _standardizer.Undo(rows);
    }

    /// <summary>Log-density of raw rows, nats, per unit volume of the raw space.</summary>
    /// <param name="rows">Row-major, n x dimension.</param>
    public double[] LogProb(ReadOnlySpan<double> rows)
    {
        var logProb = new double[rows.Length / Shape.Dimension];
        var row = 0;
        foreach (var chunk in new RowChunks(_standardizer.Apply(rows), Shape))
        {
            var part = new float[chunk.Length / Shape.Dimension];
            _evaluator.LogProb(_parameters, chunk, part);
            row = Store(part, logProb, row);
        }

        return logProb;
    }

    /// <summary>Draws raw rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="random">Source of the latent noise.</param>
    public double[] Sample(int count, SeededRandom random) => LatentToData(GaussianNoise.Draw(count * Shape.Dimension, random));

    public void Dispose() => _evaluator.Dispose();

    /// <summary>Adds the standardizer's share, which is the same for every row.</summary>
    private int Store(float[] part, double[] whole, int row)
    {
        foreach (var value in part)
        {
            whole[row++] = value - _standardizer.LogScaleSum;
        }

        return row;
    }
}
