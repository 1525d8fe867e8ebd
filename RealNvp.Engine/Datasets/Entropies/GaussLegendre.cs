namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>Four-point Gauss-Legendre quadrature: exact for polynomials of degree 7 on each panel.</summary>
internal static class GaussLegendre
{
    private static readonly double[] Nodes = [-0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526];
    private static readonly double[] Weights = [0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538];

    /// <summary>Nodes and weights for the integral over consecutive panels.</summary>
    /// <param name="edges">Ascending; panel i reaches from edge i to edge i + 1.</param>
    public static IEnumerable<(double Node, double Weight)> Over(IReadOnlyList<double> edges)
    {
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var half = (edges[i + 1] - edges[i]) / 2;
            var middle = (edges[i + 1] + edges[i]) / 2;
            for (var k = 0; k < Nodes.Length; k++)
            {
                yield return (middle + half * Nodes[k], half * Weights[k]);
            }
        }
    }

    /// <summary>The same for equal panels on [0, 1].</summary>
    public static IEnumerable<(double Node, double Weight)> OverUnit(int panels)
    {
        var half = 0.5 / panels;
        for (var i = 0; i < panels; i++)
        {
            for (var k = 0; k < Nodes.Length; k++)
            {
                yield return ((2 * i + 1 + Nodes[k]) * half, half * Weights[k]);
            }
        }
    }
}
