namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>Nodes along noisy curves, close enough for a sum over their Gaussians to be the density.</summary>
internal static class CurveQuadrature
{
    /// <summary>Some 0.3 s of work for an entropy; noise so small next to the curves' length that it takes more gets no answer.</summary>
    private const int MaxPanels = 20_000;

    /// <summary>The nodes; null for a noise of 0 (there is no density) or one too small to compute with.</summary>
    /// <param name="curves">Equally likely curves.</param>
    /// <param name="sigma">Standard deviation of the noise.</param>
    public static IReadOnlyList<CurveNode>? Nodes(IReadOnlyList<NoisyCurve> curves, double sigma)
    {
        if (sigma <= 0)
        {
            return null;
        }

        var nodes = new List<CurveNode>();
        foreach (var curve in curves)
        {
            var panels = Math.Max(32, Math.Ceiling(LongestStep(curve) / sigma));
            if (panels * curves.Count > MaxPanels)
            {
                return null;
            }

            foreach (var (place, weight) in GaussLegendre.OverUnit((int)panels))
            {
                var (x, y) = curve.Position(place);
                nodes.Add(new CurveNode(x, y, weight * curve.Density(place) / curves.Count));
            }
        }

        return nodes;
    }

    /// <summary>Highest speed along the curve, from its places a thousandth apart.</summary>
    private static double LongestStep(NoisyCurve curve)
    {
        const int steps = 1000;
        var longest = 0.0;
        var (x, y) = curve.Position(0);
        for (var i = 1; i <= steps; i++)
        {
            var (nextX, nextY) = curve.Position((double)i / steps);
            longest = Math.Max(longest, Math.Sqrt((nextX - x) * (nextX - x) + (nextY - y) * (nextY - y)));
            (x, y) = (nextX, nextY);
        }

        return longest * steps;
    }
}
