namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>A density on a square grid of the plane, stored in tiles where it is not zero.</summary>
/// <param name="step">Distance of grid lines.</param>
internal sealed class SparseGrid(double step)
{
    private const int TileBits = 5;
    private const int TileSize = 1 << TileBits;

    private readonly Dictionary<(int X, int Y), double[]> _tiles = [];
    private double[] _tile = [];
    private (int X, int Y) _tileAt = (int.MinValue, int.MinValue);

    /// <summary>Adds <paramref name="weight"/> times an isotropic Gaussian, on the grid points up to <paramref name="reach"/> lines away.</summary>
    public void AddGaussian(double x, double y, double sigma, double weight, int reach)
    {
        int centreX = (int)Math.Round(x / step), centreY = (int)Math.Round(y / step);
        Span<double> alongX = stackalloc double[2 * reach + 1];
        Span<double> alongY = stackalloc double[2 * reach + 1];
        Fill(alongX, centreX - reach, x, sigma);
        Fill(alongY, centreY - reach, y, sigma);
        var scale = weight / (2 * Math.PI * sigma * sigma);
        for (var i = 0; i < alongX.Length; i++)
        {
            var column = centreX - reach + i;
            for (var j = 0; j < alongY.Length; j++)
            {
                var row = centreY - reach + j;
                TileOf(column, row)[((column & (TileSize - 1)) << TileBits) + (row & (TileSize - 1))] += scale * alongX[i] * alongY[j];
            }
        }
    }

    /// <summary>-∫ f log f by the trapezoidal rule, in nats.</summary>
    public double Entropy()
    {
        var sum = 0.0;
        foreach (var density in _tiles.Values.SelectMany(tile => tile).Where(density => density > 0))
        {
            sum -= density * Math.Log(density);
        }

        return sum * step * step;
    }

    private void Fill(Span<double> values, int firstLine, double centre, double sigma)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var distance = ((firstLine + i) * step - centre) / sigma;
            values[i] = Math.Exp(-0.5 * distance * distance);
        }
    }

    private double[] TileOf(int column, int row)
    {
        var at = (column >> TileBits, row >> TileBits);
        if (at == _tileAt)
        {
            return _tile;
        }

        if (!_tiles.TryGetValue(at, out var tile))
        {
            _tiles[at] = tile = new double[TileSize * TileSize];
        }

        (_tileAt, _tile) = (at, tile);
        return tile;
    }
}
