using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>The dark squares of a board on [-2, 2]², filled evenly.</summary>
public sealed class Checkerboard : ToyDataset
{
    private const double Half = 2;

    public override string Kind => "checkerboard";

    public override string Title => "Checkerboard";

    public override string Description => "Filled squares with sharp edges and corners, which no smooth map makes exactly.";

    public override bool HasSeparateParts => true;

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of Gaussian noise that blurs the edges; 0 keeps them sharp.", 0, 0, 1);

    public override IReadOnlyList<ToyParameter> Parameters { get; } =
        [new("squares", "Squares a side", "How many squares there are along a side of the board.", 4, 2, 8, IsWhole: true)];

    public override double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, SeededRandom random)
    {
        var squares = (int)parameters["squares"];
        var side = 2 * Half / squares;
        var dark = DarkSquares(squares);
        var points = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var (column, row) = dark[random.NextInt(dark.Count)];
            points[2 * i] = (column + random.NextDouble()) * side - Half + noise * random.NextGaussian();
            points[2 * i + 1] = (row + random.NextDouble()) * side - Half + noise * random.NextGaussian();
        }

        return points;
    }

    public override ToyEntropy? Entropy(double noise, IReadOnlyDictionary<string, double> parameters)
    {
        var squares = (int)parameters["squares"];
        var side = 2 * Half / squares;
        var dark = DarkSquares(squares);
        // Uniform within its square; the board is symmetric about 0, so the mean is 0. Both columns are alike.
        var variance = dark.Average(square => Math.Pow((square.Column + 0.5) * side - Half, 2)) + side * side / 12 + noise * noise;
        return ToyEntropy.Of(new BlurredBoard(squares, Half, dark.Count, noise).Entropy(), variance, variance);
    }

    public override ToyDensity? Density(double noise, IReadOnlyDictionary<string, double> parameters)
    {
        var squares = (int)parameters["squares"];
        return new BlurredBoard(squares, Half, DarkSquares(squares).Count, noise).LogDensity;
    }

    private static List<(int Column, int Row)> DarkSquares(int squares) =>
        [.. from column in Enumerable.Range(0, squares) from row in Enumerable.Range(0, squares) where (column + row) % 2 == 0 select (column, row)];
}
