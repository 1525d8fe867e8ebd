namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>
/// Entropy of a checkerboard blurred by Gaussian noise. With E(x) the blurred indicator of the even strips and O(x) that of the odd ones the
/// density is (E(x) E(y) + O(x) O(y)) / area: two one-dimensional tables give it on a whole grid, drawn finely around the edges of
/// the squares and coarsely between them.
/// </summary>
internal static class BlurredBoardEntropy
{
    /// <summary>Beyond this many standard deviations from an edge the density is flat to the last digit.</summary>
    private const int Reach = 8;

    /// <summary>Nats, in original units.</summary>
    /// <param name="squares">Squares along a side.</param>
    /// <param name="half">The board covers [-half, half]².</param>
    /// <param name="dark">Number of filled squares: those whose column and row are both even or both odd.</param>
    /// <param name="sigma">Standard deviation of the noise.</param>
    public static double Of(int squares, double half, int dark, double sigma)
    {
        var side = 2 * half / squares;
        var table = GaussLegendre.Over(Edges(squares, half, sigma))
            .Select(node => (node.Weight, Even: Blurred(node.Node, 0), Odd: Blurred(node.Node, 1)))
            .ToList();
        var area = dark * side * side;
        var sum = 0.0;
        foreach (var x in table)
        {
            foreach (var y in table)
            {
                var density = (x.Even * y.Even + x.Odd * y.Odd) / area;
                if (density > 0)
                {
                    sum -= x.Weight * y.Weight * density * Math.Log(density);
                }
            }
        }

        return sum;

        double Blurred(double at, int firstStrip)
        {
            var value = 0.0;
            for (var strip = firstStrip; strip < squares; strip += 2)
            {
                var left = strip * side - half;
                value += NormalDistribution.Cdf((left + side - at) / sigma) - NormalDistribution.Cdf((left - at) / sigma);
            }

            return value;
        }
    }

    private static List<double> Edges(int squares, double half, double sigma)
    {
        var edges = new SortedSet<double>();
        for (var i = 0; i <= squares; i++)
        {
            for (var k = -Reach; k <= Reach; k++)
            {
                edges.Add(i * 2 * half / squares - half + k * sigma);
            }
        }

        return [.. edges];
    }
}
