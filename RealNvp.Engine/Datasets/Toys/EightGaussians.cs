using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>Eight round Gaussians, evenly spaced on a circle of radius 2.</summary>
public sealed class EightGaussians : ToyDataset
{
    private const int Count = 8;
    private const double Radius = 2;

    public override string Kind => "gaussians";

    public override string Title => "Eight Gaussians";

    public override string Description => "Eight separate lumps on a circle: shows the bridges a flow leaves between modes.";

    public override bool HasSeparateParts => true;

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of each lump (their centres are 2 from the middle and 1.5 apart).", 0.2, 0, 2);

    public override double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, SeededRandom random)
    {
        var points = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextInt(Count) / Count);
            points[2 * i] = Radius * cos + noise * random.NextGaussian();
            points[2 * i + 1] = Radius * sin + noise * random.NextGaussian();
        }

        return points;
    }

    /// <summary>Both columns have the variance radius²/2 + noise².</summary>
    public override ToyEntropy? Entropy(double noise, IReadOnlyDictionary<string, double> parameters)
    {
        var variance = Radius * Radius / 2 + noise * noise;
        return noise <= 0 ? null : ToyEntropy.Of(Lumps(noise).Entropy(), variance, variance);
    }

    /// <inheritdoc />
    public override ToyDensity? Density(double noise, IReadOnlyDictionary<string, double> parameters) => noise <= 0 ? null : Lumps(noise).LogDensity;

    private static RotatedGaussians Lumps(double noise) => new(Count, Radius, noise, noise);
}
