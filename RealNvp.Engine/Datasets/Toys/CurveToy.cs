using RealNvp.Engine.Datasets.Entropies;

namespace RealNvp.Engine.Datasets.Toys;

/// <summary>A toy whose points lie on curves, all equally likely, plus isotropic Gaussian noise.</summary>
public abstract class CurveToy : ToyDataset
{
    /// <inheritdoc />
    public override double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, SeededRandom random)
    {
        var curves = Curves(parameters);
        var points = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var place = random.NextDouble();
            var curve = curves[(int)(random.NextDouble() * curves.Count)];
            var (x, y) = curve.Position(curve.Quantile(place));
            points[2 * i] = x + noise * random.NextGaussian();
            points[2 * i + 1] = y + noise * random.NextGaussian();
        }

        return points;
    }

    /// <inheritdoc />
    public override ToyEntropy? Entropy(double noise, IReadOnlyDictionary<string, double> parameters) =>
        NoisyCurveEntropy.Of(Curves(parameters), noise);

    /// <inheritdoc />
    public override ToyDensity? Density(double noise, IReadOnlyDictionary<string, double> parameters) =>
        CurveQuadrature.Nodes(Curves(parameters), noise) is { } nodes ? new NoisyCurveDensity(nodes, noise).Log : null;

    /// <summary>The curves without noise.</summary>
    protected abstract IReadOnlyList<NoisyCurve> Curves(IReadOnlyDictionary<string, double> parameters);

    /// <summary>A circle about the origin, run through once.</summary>
    protected static NoisyCurve Circle(double radius) => new(place =>
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * place);
        return (radius * cos, radius * sin);
    });
}
