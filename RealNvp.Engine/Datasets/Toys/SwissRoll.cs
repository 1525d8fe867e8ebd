using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>The cross-section of scikit-learn's <c>make_swiss_roll</c>, a fifth of its size: (t cos t, t sin t) / 5, t from 1.5π to 4.5π.</summary>
public sealed class SwissRoll : CurveToy
{
    public override string Kind => "swissroll";

    public override string Title => "Swiss roll";

    public override string Description => "One long spiral, thinner towards the outside: a line rolled up.";

    public override ToyParameter Noise { get; } =
        new("noise", "Noise", "Standard deviation of the Gaussian noise around the roll (its windings are 1.26 apart).", 0.1, 0, 1);

    protected override IReadOnlyList<NoisyCurve> Curves(IReadOnlyDictionary<string, double> parameters) =>
    [
        new(place =>
        {
            var t = 1.5 * Math.PI * (1 + 2 * place);
            return (t * Math.Cos(t) / 5, t * Math.Sin(t) / 5);
        }),
    ];
}
