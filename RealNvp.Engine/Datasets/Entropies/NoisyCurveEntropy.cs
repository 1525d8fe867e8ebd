namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>
/// Entropy of points on curves plus isotropic Gaussian noise. The density is the curves' distribution convolved with the noise:
/// Gauss-Legendre along the curves, each node adding its Gaussian to a grid that exists only near the curves; then the trapezoidal rule
/// for -∫ f log f, which converges faster than any power on functions as smooth as these.
/// </summary>
internal static class NoisyCurveEntropy
{
    /// <summary>Grid lines per standard deviation of the noise.</summary>
    private const int LinesPerSigma = 2;

    /// <summary>A Gaussian is cut off at this many standard deviations, where it has fallen to 1e-8.</summary>
    private const int Reach = 6;

    /// <summary>
    /// The entropy to about 1e-6; null for a noise of 0 (there is no density) or
    /// one too small to compute with.
    /// </summary>
    /// <param name="curves">Equally likely curves.</param>
    /// <param name="sigma">Standard deviation of the noise.</param>
    public static ToyEntropy? Of(IReadOnlyList<NoisyCurve> curves, double sigma)
    {
        if (CurveQuadrature.Nodes(curves, sigma) is not { } nodes)
        {
            return null;
        }

        var grid = new SparseGrid(sigma / LinesPerSigma);
        foreach (var (x, y, weight) in nodes)
        {
            grid.AddGaussian(x, y, sigma, weight, Reach * LinesPerSigma);
        }

        return ToyEntropy.Of(grid.Entropy(), Variance(nodes, node => node.X) + sigma * sigma, Variance(nodes, node => node.Y) + sigma * sigma);
    }

    private static double Variance(IReadOnlyList<CurveNode> nodes, Func<CurveNode, double> coordinate)
    {
        var mean = nodes.Sum(node => node.Weight * coordinate(node));
        return nodes.Sum(node => node.Weight * Math.Pow(coordinate(node) - mean, 2));
    }
}
