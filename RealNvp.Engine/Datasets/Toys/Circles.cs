using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>Two circles, one inside the other, as in scikit-learn's <c>make_circles</c>.</summary>
public sealed class Circles : CurveToy
{
    public override string Kind => "circles";

    public override string Title => "Circles";

    public override string Description => "A circle inside another: a flow has to tear the plane apart between them.";

    public override bool HasSeparateParts => true;

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of the Gaussian noise around the circles (the outer one's radius is 1).", 0.05, 0, 1);

    public override IReadOnlyList<ToyParameter> Parameters { get; } =
        [new("factor", "Inner radius", "Radius of the inner circle; the outer one's is 1.", 0.5, 0.05, 0.95)];

    protected override IReadOnlyList<NoisyCurve> Curves(IReadOnlyDictionary<string, double> parameters) => [Circle(1), Circle(parameters["factor"])];
}
