namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>A curve in the plane with a distribution along it: the skeleton of a toy, to which Gaussian noise is added.</summary>
/// <param name="Position">The point at a place s in [0, 1].</param>
public sealed record NoisyCurve(Func<double, (double X, double Y)> Position)
{
    /// <summary>Turns a uniform number into a place; the identity where nothing else is said.</summary>
    public Func<double, double> Quantile { get; init; } = u => u;

    /// <summary>Density of the places, the derivative of the quantile function's inverse.</summary>
    public Func<double, double> Density { get; init; } = _ => 1;
}
