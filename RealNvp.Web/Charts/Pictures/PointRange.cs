namespace RealNvp.Web.Charts.Pictures;

/// <summary>Ends of an axis under a cloud of points.</summary>
public readonly record struct PointRange(double Low, double High)
{
    /// <summary>The latent space is a standard normal: always the same window.</summary>
    public static PointRange Latent { get; } = new(-4, 4);

    public double Span => High - Low;

    public double Share(double value) => (value - Low) / Span;

    /// <summary>
    /// Ranges of two columns with room around them; with equal units a step across is as long as a step up, unless the columns' scales are too far
    /// apart to be the same unit. The rule of the live charts.
    /// </summary>
    public static (PointRange X, PointRange Y) Of(IReadOnlyList<float> values, int dimension, int x, int y, bool equalUnits)
    {
        const double room = 0.18;
        var (across, up) = (Column(values, dimension, x), Column(values, dimension, y));
        var (least, most) = (Math.Min(across.Span, up.Span), Math.Max(across.Span, up.Span));
        return equalUnits && least > 0 && most / least < 4
            ? (across.Widen(most / 2, room), up.Widen(most / 2, room))
            : (across.Widen(across.Span / 2, room), up.Widen(up.Span / 2, room));
    }

    private static PointRange Column(IReadOnlyList<float> values, int dimension, int column)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = column; i < values.Count; i += dimension)
        {
            if (float.IsFinite(values[i]))
            {
                (low, high) = (Math.Min(low, values[i]), Math.Max(high, values[i]));
            }
        }

        return low <= high ? new PointRange(low, high) : new PointRange(-1, 1);
    }

    private PointRange Widen(double half, double room)
    {
        var centre = (Low + High) / 2;
        var wide = Math.Max(Math.Max(half, Math.Abs(High) * 1e-6), 1e-9) * (1 + room);
        return new PointRange(centre - wide, centre + wide);
    }
}
