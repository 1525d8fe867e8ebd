namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>
/// A checkerboard blurred by Gaussian noise. With E(x) the blurred indicator of the even strips and O(x) that of the odd ones the density is
/// (E(x) E(y) + O(x) O(y)) / area.
/// </summary>
/// <param name="squares">Squares along a side.</param>
/// <param name="half">The board covers [-half, half]².</param>
/// <param name="dark">Number of filled squares: those whose column and row are both even or both odd.</param>
/// <param name="sigma">Standard deviation of the noise; 0 leaves the edges sharp.</param>
internal sealed class BlurredBoard(int squares, double half, int dark, double sigma)
{
    /// <summary>Beyond this many standard deviations from an edge the density is flat to the last digit.</summary>
    private const int Reach = 8;

    private double Side => 2 * half / squares;

    private double Area => dark * Side * Side;

    /// <summary>
    /// Differential entropy, nats. Two one-dimensional tables give the density on a whole grid, drawn finely around the edges of the squares
    /// and coarsely between them.
    /// </summary>
    public double Entropy()
    {
        if (sigma <= 0)
        {
            return Math.Log(Area);
        }

        var table = GaussLegendre.Over(Edges())
            .Select(node => (node.Weight, Even: Strips(node.Node, 0), Odd: Strips(node.Node, 1)))
            .ToList();
        var sum = 0.0;
        foreach (var x in table)
        {
            foreach (var y in table)
            {
                var density = (x.Even * y.Even + x.Odd * y.Odd) / Area;
                if (density > 0)
                {
                    sum -= x.Weight * y.Weight * density * Math.Log(density);
                }
            }
        }

        return sum;
    }

    /// <inheritdoc cref="ToyDensity"/>
    public double LogDensity(double x, double y) => Math.Log((Strips(x, 0) * Strips(y, 0) + Strips(x, 1) * Strips(y, 1)) / Area);

    /// <summary>The blurred indicator of every other strip.</summary>
    private double Strips(double at, int first)
    {
        var value = 0.0;
        for (var strip = first; strip < squares; strip += 2)
        {
            var left = strip * Side - half;
            value += Below(left + Side - at) - Below(left - at);
        }

        return value;
    }

    /// <summary>Share of the noise that falls below a distance.</summary>
    private double Below(double distance) => sigma > 0 ? NormalDistribution.Cdf(distance / sigma) : distance >= 0 ? 1 : 0;

    private List<double> Edges()
    {
        var edges = new SortedSet<double>();
        for (var i = 0; i <= squares; i++)
        {
            for (var k = -Reach; k <= Reach; k++)
            {
                edges.Add(i * Side - half + k * sigma);
            }
        }

        return [.. edges];
    }
}
