using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>Concentric rings at equal distances, each with the same number of points.</summary>
public sealed class Rings : CurveToy
{
    public override string Kind => "rings";

    public override string Title => "Rings";

    public override string Description => "Rings around rings, densest in the middle: a flow wants many couplings for them.";

    public override bool HasSeparateParts => true;

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of the Gaussian noise around the rings (they are 1 apart).", 0.1, 0, 1);

    public override IReadOnlyList<ToyParameter> Parameters { get; } =
        [new("rings", "Rings", "How many rings, with radii 1, 2, 3 and so on.", 3, 1, 8, IsWhole: true)];

    protected override IReadOnlyList<NoisyCurve> Curves(IReadOnlyDictionary<string, double> parameters) =>
        [.. Enumerable.Range(1, (int)parameters["rings"]).Select(radius => Circle(radius))];
}
