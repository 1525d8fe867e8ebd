using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>
/// Two Archimedean spirals of radius 3, each the other turned by half a turn. The place along an arm is the square root of a uniform
/// number, which spreads the points almost evenly over its length.
/// </summary>
public sealed class TwoSpirals : CurveToy
{
    private const double Radius = 3;

    public override string Kind => "spirals";

    public override string Title => "Two spirals";

    public override string Description => "Two arms wound into each other: long, thin and hard to keep apart.";

    public override bool HasSeparateParts => true;

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of the Gaussian noise around the arms (the outer radius is 3).", 0.1, 0, 1);

    public override IReadOnlyList<ToyParameter> Parameters { get; } =
        [new("turns", "Turns", "How often each arm winds around the middle.", 1.5, 0.25, 4)];

    protected override IReadOnlyList<NoisyCurve> Curves(IReadOnlyDictionary<string, double> parameters)
    {
        var turns = parameters["turns"];
        return [Arm(turns, 1), Arm(turns, -1)];
    }

    private static NoisyCurve Arm(double turns, int sign) => new(place =>
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * turns * place);
        return (sign * Radius * place * cos, sign * Radius * place * sin);
    })
    {
        Quantile = Math.Sqrt,
        Density = place => 2 * place,
    };
}
