using RealNvp.Engine.Datasets;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Training;

/// <summary>Makes the point sets people watch: the same data and the same noise after every epoch, so that only the flow moves.</summary>
public sealed class SnapshotMaker
{
    private const int MaxPoints = 2000;
    private const int MinPoints = 64;
    private const int MaxBytes = 1 << 20;
    private const int BytesPerNumber = 4 * sizeof(float);

    private readonly IFlowEvaluator<float> _evaluator;
    private readonly Standardizer _standardizer;
    private readonly float[] _rows;
    private readonly float[] _noise;

    /// <param name="evaluator">Computes the flow.</param>
    /// <param name="data">The points are its first validation rows, then training rows: a random choice, as the split is.</param>
    /// <param name="seed">Seed of the noise.</param>
    public SnapshotMaker(IFlowEvaluator<float> evaluator, TrainingData data, int seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_evaluator, _standardizer) = (evaluator, data.Standardizer);
        var points = Math.Min(PointsFor(data.Dimension), data.TrainRows + data.ValidationRows);
        _rows = [.. data.Validation.Concat(data.Train).Take(points * data.Dimension)];
        _noise = GaussianNoise.Draw(_rows.Length, SeededRandom.ForStream(seed, RandomStreams.SnapshotNoise));
    }

    /// <summary>Points of a snapshot: fewer for many columns, so that a run's snapshots stay within some tens of megabytes.</summary>
    public static int PointsFor(int dimension) => Math.Clamp(MaxBytes / (BytesPerNumber * dimension), MinPoints, MaxPoints);

    /// <summary>The tensors data, latent, noise and generated, each points x dimension; data and generated in original units.</summary>
    public SafeTensorsFile Make(ReadOnlySpan<float> parameters)
    {
        var points = _rows.Length / _standardizer.Dimension;
        float[] latent = new float[_rows.Length], generated = new float[_rows.Length];
        _evaluator.DataToLatent(parameters, _rows, latent, new float[points]);
        _evaluator.LatentToData(parameters, _noise, generated);
        SafeTensor Tensor(string name, float[] values) => SafeTensor.Of(name, values, points, _standardizer.Dimension);
        return new SafeTensorsFile(
            [Tensor("data", Raw(_rows)), Tensor("latent", latent), Tensor("noise", _noise), Tensor("generated", Raw(generated))],
            new Dictionary<string, string>());
    }

    private float[] Raw(float[] standardised) => [.. _standardizer.Undo(standardised).Select(value => (float)value)];
}
