using System.Globalization;
using System.Numerics.Tensors;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>
/// Kernel density estimate: the mean of Gaussians of one bandwidth around the training rows. The bandwidth is the one of a grid around
/// Scott's rule n^(-1/(d+4)) (D. Scott, "Multivariate Density Estimation", 1992) that the validation rows like best. Every kernel is
/// evaluated, in blocks.
/// </summary>
public sealed class KernelBaseline : IBaseline
{
    /// <summary>Training rows that get a kernel.</summary>
    public const int MaxKernels = 10_000;

    private const int MaxValidationRows = 1_000;
    private const double MaxWork = 4e9; // Differences of numbers, about a second.
    private const int MinKernels = 100;

    /// <summary>Factors on Scott's bandwidth, half an octave apart.</summary>
    private static readonly double[] Factors = [.. Enumerable.Range(-8, 12).Select(i => Math.Pow(2, 0.5 * i))];

    public string Name => "kernel";

    public string Title => "kernel density estimate";

    /// <inheritdoc />
    public BaselineScores Score(BaselineData data, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        var kernels = (int)Math.Min(Math.Min(data.TrainRows, MaxKernels), MaxWork / ((double)data.TestRows * data.Dimension));
        if (kernels < Math.Min(MinKernels, data.TrainRows))
        {
            throw new BaselineException("The table is too large to evaluate a kernel at every row in a few seconds.");
        }

        var columns = Transpose(data.First(data.Train, kernels).Span, data.Dimension);
        var scott = Math.Pow(kernels, -1.0 / (data.Dimension + 4));
        double[] bandwidths = [.. Factors.Select(factor => factor * scott)];
        var validation = data.First(data.Validation, MaxValidationRows);
        var likes = Evaluate(columns, kernels, validation, data.Dimension, bandwidths, threads, cancellationToken);
        var best = Enumerable.Range(0, bandwidths.Length)
            .Select(b => (Bandwidth: bandwidths[b], LogProb: Enumerable.Range(0, likes.Length / bandwidths.Length).Average(i => likes[i * bandwidths.Length + b])))
            .Where(choice => double.IsFinite(choice.LogProb))
            .OrderByDescending(choice => choice.LogProb)
            .Select(choice => (double?)choice.Bandwidth)
            .FirstOrDefault() ?? throw new BaselineException("No bandwidth gives the validation rows a density.");
        var detail = string.Create(CultureInfo.InvariantCulture, $"bandwidth {best:0.###}")
            + (kernels < data.TrainRows ? string.Create(CultureInfo.InvariantCulture, $", kernels at {kernels:#,##0} of {data.TrainRows:#,##0} rows") : "");
        return new BaselineScores(Evaluate(columns, kernels, data.Test, data.Dimension, [best], threads, cancellationToken), detail);
    }

    /// <summary>Log-density of each row under each bandwidth, rows x bandwidths.</summary>
    /// <param name="columns">The kernels' centres, column after column, so that the distances to all of them are a few vector operations a column.</param>
    private static double[] Evaluate(
        float[] columns, int kernels, ReadOnlyMemory<float> rows, int dimension, double[] bandwidths, int threads, CancellationToken cancellationToken)
    {
        var logProb = new double[rows.Length / dimension * bandwidths.Length];
        Parallel.For(
            0,
            rows.Length / dimension,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            () => (Squares: new float[kernels], Scratch: new float[kernels]),
            (i, _, buffers) =>
            {
                var row = rows.Span.Slice(i * dimension, dimension);
                Distances(columns, kernels, row, buffers.Squares, buffers.Scratch);
                var nearest = TensorPrimitives.Min<float>(buffers.Squares);
                for (var b = 0; b < bandwidths.Length; b++)
                {
                    var scale = -0.5 / (bandwidths[b] * bandwidths[b]);
                    TensorPrimitives.Subtract(buffers.Squares, nearest, buffers.Scratch);
                    TensorPrimitives.Multiply(buffers.Scratch, (float)scale, buffers.Scratch);
                    TensorPrimitives.Exp<float>(buffers.Scratch, buffers.Scratch);
                    logProb[i * bandwidths.Length + b] = scale * nearest + Math.Log(TensorPrimitives.Sum<float>(buffers.Scratch) / (double)kernels)
                        - dimension * (0.5 * Math.Log(2 * Math.PI) + Math.Log(bandwidths[b]));
                }

                return buffers;
            },
            _ => { });
        return logProb;
    }

    private static void Distances(float[] columns, int kernels, ReadOnlySpan<float> row, float[] squares, float[] scratch)
    {
        Array.Clear(squares);
        for (var j = 0; j < row.Length; j++)
        {
            TensorPrimitives.Subtract(columns.AsSpan(j * kernels, kernels), row[j], scratch);
            TensorPrimitives.MultiplyAdd<float>(scratch, scratch, squares, squares);
        }
    }

    private static float[] Transpose(ReadOnlySpan<float> rows, int dimension)
    {
        var count = rows.Length / dimension;
        var columns = new float[rows.Length];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < dimension; j++)
            {
                columns[j * count + i] = rows[i * dimension + j];
            }
        }

        return columns;
    }
}
