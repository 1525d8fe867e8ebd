namespace RealNvp.Web.Charts.Pictures;

/// <summary>Where a value axis ends so that one run that explodes does not press all others flat: the rule of <c>charts/outliers.js</c>.</summary>
public static class OutlierFences
{
    /// <summary>How many times the typical line's height an axis goes on beyond it, and beyond the lines that lie elsewhere.</summary>
    private const double Reach = 10;

    /// <summary>A line that lies elsewhere as a whole is seen, unless it is as far away as only a diverged one is.</summary>
    private const double WildReach = 1000;

    /// <summary>Nats: less than this is no height to measure others by, as that of a run that goes on where another ended.</summary>
    private const double LeastHeight = 1;

    /// <summary>The least and the largest value that the axis has to reach.</summary>
    /// <param name="lines">Finite values of each line.</param>
    public static (double Low, double High) Of(IEnumerable<IReadOnlyList<double>> lines)
    {
        var shapes = lines.Where(values => values.Count > 0).Select(values => new Shape([.. values.Order()])).ToList();
        if (shapes.Count < 2)
        {
            return (double.NegativeInfinity, double.PositiveInfinity);
        }

        var typical = shapes.OrderBy(shape => shape.High - shape.Low).ElementAt((shapes.Count - 1) / 2);
        var height = Math.Max(typical.High - typical.Low, LeastHeight);
        return (-Upper(shapes.ConvertAll(shape => shape.Mirrored), typical.Mirrored, height), Upper(shapes, typical, height));
    }

    private static double Upper(List<Shape> shapes, Shape typical, double height)
    {
        var near = typical.High + (Reach * height);
        return shapes.Where(shape => shape.High > near && shape.Low <= typical.High + (WildReach * height))
            .Aggregate(near, (fence, shape) => Math.Max(fence, shape.Low + (Reach * Math.Max(shape.Median - shape.Low, height))));
    }

    /// <summary>A line's values, ascending.</summary>
    private sealed record Shape(double[] Sorted)
    {
        public double Low => Sorted[0];

        public double High => Sorted[^1];

        /// <summary>The lower one of an even number.</summary>
        public double Median => Sorted[(Sorted.Length - 1) / 2];

        public Shape Mirrored => new([.. Sorted.Reverse().Select(value => -value)]);
    }
}
