namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>
/// Density of points on curves plus isotropic Gaussian noise: the curves' distribution convolved with the noise, by Gauss-Legendre along the
/// curves. Nodes are kept in cells as wide as a Gaussian reaches, so that a point asks its own cell and the eight around it.
/// </summary>
internal sealed class NoisyCurveDensity
{
    /// <summary>In standard deviations; further away a Gaussian has fallen to 1e-18.</summary>
    private const int Reach = 9;

    private readonly double _sigma;
    private readonly Dictionary<(int X, int Y), List<CurveNode>> _cells;

    public NoisyCurveDensity(IEnumerable<CurveNode> nodes, double sigma)
    {
        _sigma = sigma;
        _cells = nodes.GroupBy(node => CellOf(node.X, node.Y)).ToDictionary(cell => cell.Key, cell => cell.ToList());
    }

    /// <inheritdoc cref="ToyDensity"/>
    public double Log(double x, double y)
    {
        var sum = 0.0;
        var (column, row) = CellOf(x, y);
        for (var i = column - 1; i <= column + 1; i++)
        {
            for (var j = row - 1; j <= row + 1; j++)
            {
                if (_cells.TryGetValue((i, j), out var cell))
                {
                    sum += Sum(cell, x, y);
                }
            }
        }

        return Math.Log(sum / (2 * Math.PI * _sigma * _sigma));
    }

    private double Sum(List<CurveNode> cell, double x, double y)
    {
        var sum = 0.0;
        foreach (var node in cell)
        {
            double u = (x - node.X) / _sigma, v = (y - node.Y) / _sigma;
            sum += node.Weight * Math.Exp(-0.5 * (u * u + v * v));
        }

        return sum;
    }

    private (int X, int Y) CellOf(double x, double y) => ((int)Math.Floor(x / (Reach * _sigma)), (int)Math.Floor(y / (Reach * _sigma)));
}
