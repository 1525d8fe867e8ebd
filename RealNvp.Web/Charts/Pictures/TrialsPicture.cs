namespace RealNvp.Web.Charts.Pictures;

/// <summary>Results of a sweep's trials with axes as places in pixels: the same choices as the live chart makes.</summary>
public sealed class TrialsPicture
{
    /// <summary>From so many results on what is far worse than the rest is drawn at the edge, so that it does not flatten the picture.</summary>
    private const int LeastForEdge = 8;

    private const double Room = 0.05;

    private TrialsPicture(PictureFrame frame) => Frame = frame;

    public PictureFrame Frame { get; }

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<PictureTick> XTicks { get; init; }

    public required IReadOnlyList<PictureTick> YTicks { get; init; }

    /// <summary>Every trial; the best comes last, over the others.</summary>
    public required IReadOnlyList<TrialDot> Marks { get; init; }

    /// <summary>The shapes among them.</summary>
    public IReadOnlyList<TrialShape> Shapes => [.. Marks.Select(mark => mark.Shape).Distinct().Order()];

    /// <summary>What a shape says, for a key beside the picture.</summary>
    public static string NameOf(TrialShape shape) => shape switch
    {
        TrialShape.Finished => "finished",
        TrialShape.Training => "still training",
        _ => "ended early",
    };

    /// <summary>Corners of a triangle that takes as much room as a disc of that radius.</summary>
    public static IReadOnlyList<(double X, double Y)> Triangle(double x, double y, double radius) =>
        [(x, y - 1.3 * radius), (x + 1.25 * radius, y + 0.9 * radius), (x - 1.25 * radius, y + 0.9 * radius)];

    /// <summary>Corners of the line that follows the best so far; empty where the axis is not one of time.</summary>
    public required IReadOnlyList<(double X, double Y)> Best { get; init; }

    /// <summary>How many are so much worse that they stand at the edge, not at their height.</summary>
    public required int Beyond { get; init; }

    /// <returns>Null: there is no result to draw.</returns>
    public static TrialsPicture? Of(IReadOnlyList<TrialPoint> points, TrialAxis axis, string name, bool largerIsBetter, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(frame);
        if (points.Count == 0)
        {
            return null;
        }

        var ranked = largerIsBetter ? points.OrderByDescending(point => point.Y).ToList() : [.. points.OrderBy(point => point.Y)];
        var (low, high, isFar) = Ends(ranked);
        var room = high > low ? (high - low) * Room : Math.Max(Math.Abs(low) * Room, 0.5);
        var (bottom, top) = (low - room, high + room);

        var (least, most) = (points.Min(point => point.X), points.Max(point => point.X));
        var scale = PictureScale.For(axis.Log && least > 0, least, most);
        var (left, right) = (axis.BestSoFar ? 0 : scale.To(least), scale.To(most));
        var margin = right > left ? (right - left) * (axis.BestSoFar ? 0 : 0.03) : 0.5;
        (left, right) = (left - margin, right + margin);

        var xTicks = scale.Ticks(axis.BestSoFar ? 0 : least, most, frame.Width < 500 ? 4 : 8).Where(x => !axis.Whole || x == Math.Round(x)).ToList();
        var yTicks = PictureScale.NiceTicks(bottom, top, 5);
        return new TrialsPicture(frame)
        {
            XName = axis.Name + scale.Note,
            YName = name,
            XTicks = [.. xTicks.Zip(PictureScale.Texts(xTicks), (tick, text) => new PictureTick(PictureX(tick), text))],
            YTicks = [.. yTicks.Zip(PictureScale.Texts(yTicks), (tick, text) => new PictureTick(PictureY(tick), text))],
            Marks = [.. points.Where(point => !ReferenceEquals(point, ranked[0])).Select(point => Dot(point, isBest: false)), Dot(ranked[0], isBest: true)],
            Best = axis.BestSoFar ? Steps() : [],
            Beyond = points.Count(point => point.Y != Clamp(point.Y)),
        };

        TrialDot Dot(TrialPoint point, bool isBest) => new(PictureX(point.X), PictureY(point.Y), point.Shape, isBest);

        double Clamp(double y) => isFar ? Math.Clamp(y, low, high) : y;

        double PictureX(double x) => frame.X((scale.To(x) - left) / (right - left));

        double PictureY(double y) => frame.Y((Clamp(y) - bottom) / (top - bottom));

        List<(double X, double Y)> Steps()
        {
            var corners = new List<(double X, double Y)>();
            var best = double.NaN;
            foreach (var point in points.OrderBy(point => point.X))
            {
                if (corners.Count > 0)
                {
                    corners.Add((PictureX(point.X), corners[^1].Y));
                }

                best = double.IsNaN(best) ? point.Y : largerIsBetter ? Math.Max(best, point.Y) : Math.Min(best, point.Y);
                corners.Add((PictureX(point.X), PictureY(best)));
            }

            return corners;
        }
    }

    /// <summary>Ends of the axis of results: most of them set it, not the worst few.</summary>
    private static (double Low, double High, bool IsFar) Ends(List<TrialPoint> ranked)
    {
        var (best, worst) = (ranked[0].Y, ranked[^1].Y);
        var usual = ranked[(int)Math.Floor(0.85 * (ranked.Count - 1))].Y;
        var edge = best + (usual - best) * 1.6;
        var isFar = ranked.Count >= LeastForEdge && usual != best && Math.Abs(worst - best) > 2 * Math.Abs(edge - best);
        var end = isFar ? edge : worst;
        return (Math.Min(best, end), Math.Max(best, end), isFar);
    }
}
