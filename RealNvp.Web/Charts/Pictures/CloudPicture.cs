namespace RealNvp.Web.Charts.Pictures;

/// <summary>A cloud of points with axes as places in pixels.</summary>
public sealed class CloudPicture
{
    private CloudPicture(PictureFrame frame) => Frame = frame;

    public PictureFrame Frame { get; }

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<PictureTick> XTicks { get; init; }

    public required IReadOnlyList<PictureTick> YTicks { get; init; }

    /// <summary>Points inside the plot.</summary>
    public required IReadOnlyList<(double X, double Y)> Points { get; init; }

    /// <param name="values">Row by row: points x dimension.</param>
    /// <param name="columns">Columns on the axes, from 0.</param>
    /// <param name="ranges">Ends of the axes.</param>
    /// <param name="most">At most so many points, the first ones.</param>
    public static CloudPicture Of(
        IReadOnlyList<float> values, int dimension, (int X, int Y) columns, (PointRange X, PointRange Y) ranges, (string X, string Y) names, PictureFrame frame, int most)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(frame);
        var points = new List<(double X, double Y)>();
        for (var row = 0; row < Math.Min(most, values.Count / dimension); row++)
        {
            var (x, y) = (ranges.X.Share(values[row * dimension + columns.X]), ranges.Y.Share(values[row * dimension + columns.Y]));
            if (x is >= 0 and <= 1 && y is >= 0 and <= 1)
            {
                points.Add((frame.X(x), frame.Y(y)));
            }
        }

        return new CloudPicture(frame)
        {
            XName = names.X,
            YName = names.Y,
            XTicks = Marks(ranges.X, frame.X),
            YTicks = Marks(ranges.Y, frame.Y),
            Points = points,
        };
    }

    private static List<PictureTick> Marks(PointRange range, Func<double, double> place)
    {
        var ticks = PictureScale.NiceTicks(range.Low, range.High, 4);
        return [.. ticks.Zip(PictureScale.Texts(ticks), (tick, text) => new PictureTick(place(range.Share(tick)), text))];
    }
}
