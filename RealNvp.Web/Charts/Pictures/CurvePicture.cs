using RealNvp.Web.Ui;

namespace RealNvp.Web.Charts.Pictures;

/// <summary>
/// Curves with axes as places in pixels, whatever draws them: SVG on pages without scripts, a bitmap for link previews.
/// </summary>
public sealed class CurvePicture
{
    private const double Room = 0.06;
    private const double LabelRoom = 0.09;

    private CurvePicture(PictureFrame frame) => Frame = frame;

    public PictureFrame Frame { get; }

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<PictureTick> XTicks { get; init; }

    public required IReadOnlyList<PictureTick> YTicks { get; init; }

    public required IReadOnlyList<PicturePath> Paths { get; init; }

    /// <summary>Horizontal lines: what each says and its height in pixels.</summary>
    public required IReadOnlyList<(ReferenceLine Line, PictureTick Mark)> References { get; init; }

    /// <summary>Whether some lines leave the plot, so that whoever draws has to cut them there.</summary>
    public bool IsCut { get; private init; }

    /// <inheritdoc cref="Of(IReadOnlyList{PictureLine}, IReadOnlyList{ReferenceLine}, PictureFrame, PictureAxis, bool, string, bool)"/>
    public static CurvePicture? Of(
        IReadOnlyList<PictureLine> lines, IReadOnlyList<ReferenceLine> references, PictureFrame frame, XAxis axis = XAxis.Epoch, bool log = false) =>
        Of(lines, references, frame, PictureAxis.Of(axis), log, "nats", outliers: true);

    /// <param name="unit">Unit of the values, and what was done with them.</param>
    /// <param name="outliers">Whether the value axis reaches to them.</param>
    /// <returns>Null: there is no finite value to draw.</returns>
    public static CurvePicture? Of(
        IReadOnlyList<PictureLine> lines, IReadOnlyList<ReferenceLine> references, PictureFrame frame, PictureAxis axis, bool log, string unit, bool outliers)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(axis);
        var fences = outliers ? (Low: double.NegativeInfinity, High: double.PositiveInfinity) : OutlierFences.Of(lines.Select(line => line.Y.Where(double.IsFinite).ToList()));
        var all = lines.SelectMany(line => line.Y.Concat(line.Low ?? []).Concat(line.High ?? [])).Where(double.IsFinite).ToList();
        var values = all.Where(value => value >= fences.Low && value <= fences.High).ToList();
        if (values.Count == 0)
        {
            return null;
        }

        var places = lines.SelectMany(line => line.X).Where(double.IsFinite).ToList();
        var (xLow, xHigh) = (axis.FromZero ? Math.Min(0, places.Min()) : places.Min(), places.Max());
        xHigh = xHigh > xLow ? xHigh : xLow + 1;
        var (low, high) = (values.Concat(references.Select(r => r.Value)).Min(), values.Concat(references.Select(r => r.Value)).Max());
        var scale = PictureScale.For(log, low, high);
        var (bottom, top) = Range(scale, low, high, references);
        var isCut = values.Count < all.Count;

        var yTicks = scale.Ticks(low, high, 5);
        return new CurvePicture(frame)
        {
            XName = axis.Name,
            YName = $"NLL, {unit}{scale.Note}{(isCut ? ", outliers left out" : "")}",
            XTicks = [.. axis.Ticks(xLow, xHigh, frame.Width < 500 ? 4 : 8).Select(tick => new PictureTick(PictureX(tick.Place), tick.Text))],
            YTicks = Marks(yTicks, PictureY),
            Paths = [.. lines.Select(Path)],
            References = [.. references.Select(r => (r, new PictureTick(PictureY(r.Value), $"{r.Name} {Format.Nats(r.Value)}")))],
            IsCut = isCut,
        };

        double PictureX(double x) => frame.X((x - xLow) / (xHigh - xLow));

        double PictureY(double y) => frame.Y((scale.To(y) - bottom) / (top - bottom));

        // A logarithm has no place for what is left out at the lower end.
        (double X, double Y)? Point(double x, double y) => double.IsFinite(y) && PictureY(y) is var place && double.IsFinite(place) ? (PictureX(x), place) : null;

        PicturePath Path(PictureLine line)
        {
            var best = line.Look.MarkBest ? BestOf(line.Y) : -1;
            return new PicturePath(line.Look, Pieces(line.X.Zip(line.Y, Point)), best < 0 ? null : Point(line.X[best], line.Y[best]), line.Y.Where(double.IsFinite).Select(y => (double?)y).LastOrDefault())
            {
                Band = line is { Low: { } lows, High: { } highs } ? Bands(line.X, lows, highs, Point) : [],
            };
        }
    }

    /// <summary>One polygon for each stretch without a gap: along the least members, back along the largest.</summary>
    private static List<IReadOnlyList<(double X, double Y)>> Bands(
        IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, Func<double, double, (double X, double Y)?> point)
    {
        var lower = Pieces(x.Select((place, i) => double.IsFinite(high[i]) ? point(place, low[i]) : null));
        var upper = Pieces(x.Select((place, i) => double.IsFinite(low[i]) ? point(place, high[i]) : null));
        return [.. lower.Zip(upper, (below, above) => below.Concat(above.Reverse()).ToList()).Where(polygon => polygon.Count > 2)];
    }

    /// <summary>Ends of the value axis in the scale's units, with room for a reference's name below the lowest one.</summary>
    private static (double Bottom, double Top) Range(PictureScale scale, double low, double high, IReadOnlyList<ReferenceLine> references)
    {
        var (bottom, top) = (scale.To(low), scale.To(high));
        var pad = top > bottom ? (top - bottom) * Room : Math.Max(Math.Abs(top) * Room, 1e-9);
        (bottom, top) = (bottom - pad, top + pad);
        var lowest = references.Select(r => scale.To(r.Value)).DefaultIfEmpty(double.PositiveInfinity).Min();
        return (Math.Min(bottom, lowest - (top - bottom) * LabelRoom), top);
    }

    private static List<PictureTick> Marks(IReadOnlyList<double> ticks, Func<double, double> place) =>
        [.. ticks.Zip(PictureScale.Texts(ticks), (tick, text) => new PictureTick(place(tick), text))];

    private static List<IReadOnlyList<(double X, double Y)>> Pieces(IEnumerable<(double X, double Y)?> points)
    {
        var pieces = new List<IReadOnlyList<(double X, double Y)>>();
        var piece = new List<(double X, double Y)>();
        foreach (var point in points.Append(null))
        {
            if (point is { } p)
            {
                piece.Add(p);
            }
            else if (piece.Count > 0)
            {
                pieces.Add(piece);
                piece = [];
            }
        }

        return pieces;
    }

    private static int BestOf(IReadOnlyList<double> values)
    {
        var best = -1;
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]) && (best < 0 || values[i] < values[best]))
            {
                best = i;
            }
        }

        return best;
    }
}
