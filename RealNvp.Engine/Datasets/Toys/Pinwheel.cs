using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>
/// Gaussian arms around the middle, twisted: a point at radius r is turned by twist · exp(r). Unlike the well-known variant that turns by
/// the coordinate along the arm, turning by the radius preserves area, so that the density stays known.
/// </summary>
public sealed class Pinwheel : ToyDataset
{
    public override string Kind => "pinwheel";

    public override string Title => "Pinwheel";

    public override string Description => "Bent arms around an empty middle: smooth, but twisted.";

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation across an arm (its middle is 1 from the centre).", 0.1, 0, 1);

    public override IReadOnlyList<ToyParameter> Parameters { get; } =
    [
        new("arms", "Arms", "How many arms.", 5, 3, 12, IsWhole: true),
        new("spread", "Arm length", "Standard deviation along an arm.", 0.3, 0.01, 1),
        new("twist", "Twist", "How much the arms are bent; 0 leaves them straight.", 0.25, 0, 1),
    ];

    public override double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, SeededRandom random)
    {
        var arms = (int)parameters["arms"];
        var (spread, twist) = (parameters["spread"], parameters["twist"]);
        var points = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var arm = random.NextInt(arms);
            var along = 1 + spread * random.NextGaussian();
            var across = noise * random.NextGaussian();
            var radius = Math.Sqrt(along * along + across * across);
            var (sin, cos) = Math.SinCos(2 * Math.PI * arm / arms + twist * Math.Exp(radius));
            points[2 * i] = cos * along - sin * across;
            points[2 * i + 1] = sin * along + cos * across;
        }

        return points;
    }

    /// <summary>
    /// The twist preserves area and so the entropy, and turns all arms alike; with three arms or more both columns have the variance
    /// E r² / 2 = (1 + spread² + noise²) / 2.
    /// </summary>
    public override ToyEntropy? Entropy(double noise, IReadOnlyDictionary<string, double> parameters)
    {
        var spread = parameters["spread"];
        var variance = (1 + spread * spread + noise * noise) / 2;
        return noise <= 0 ? null : ToyEntropy.Of(Arms(noise, parameters).Entropy(), variance, variance);
    }

    /// <summary>That of the straight arms, at the point turned back.</summary>
    public override ToyDensity? Density(double noise, IReadOnlyDictionary<string, double> parameters)
    {
        if (noise <= 0)
        {
            return null;
        }

        var arms = Arms(noise, parameters);
        var twist = parameters["twist"];
        return (x, y) =>
        {
            var (sin, cos) = Math.SinCos(-twist * Math.Exp(Math.Sqrt(x * x + y * y)));
            return arms.LogDensity(cos * x - sin * y, sin * x + cos * y);
        };
    }

    private static RotatedGaussians Arms(double noise, IReadOnlyDictionary<string, double> parameters) =>
        new((int)parameters["arms"], 1, parameters["spread"], noise);
}
