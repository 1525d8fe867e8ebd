namespace RealNvp.Engine.Datasets;

/// <summary>Two interleaved half circles of radius 1, as in scikit-learn's <c>make_moons</c>.</summary>
public sealed class TwoMoons : ToyDataset
{
    public override string Kind => "moons";

    public override string Title => "Two moons";

    public override string Description => "Two interleaved half circles: the first thing every flow is tried on.";

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of the Gaussian noise around the arcs (their radius is 1).", 0.05, 0, 1);

    public override double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, int seed)
    {
        var random = new SeededRandom(seed);
        var points = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var angle = Math.PI * random.NextDouble();
            var upper = random.NextDouble() < 0.5;
            var (x, y) = upper ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            points[2 * i] = x + noise * random.NextGaussian();
            points[2 * i + 1] = y + noise * random.NextGaussian();
        }

        return points;
    }
}
