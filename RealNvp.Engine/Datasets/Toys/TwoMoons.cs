using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>Two interleaved half circles of radius 1, as in scikit-learn's <c>make_moons</c>.</summary>
public sealed class TwoMoons : CurveToy
{
    public override string Kind => "moons";

    public override string Title => "Two moons";

    public override string Description => "Two interleaved half circles: the first thing every flow is tried on.";

    public override bool HasSeparateParts => true;

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of the Gaussian noise around the arcs (their radius is 1).", 0.05, 0, 1);

    protected override IReadOnlyList<NoisyCurve> Curves(IReadOnlyDictionary<string, double> parameters) =>
    [
        new(place => (Math.Cos(Math.PI * place), Math.Sin(Math.PI * place))),
        new(place => (1 - Math.Cos(Math.PI * place), 0.5 - Math.Sin(Math.PI * place))),
    ];
}
