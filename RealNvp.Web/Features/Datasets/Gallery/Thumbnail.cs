namespace RealNvp.Web.Features.Datasets.Gallery;

/// <summary>Points for a small picture.</summary>
internal static class Thumbnail
{
    /// <summary>The first two columns of a table, each brought to the range 0 to 1: their units have nothing to do with each other.</summary>
    public static float[] OfTable(PointPreview preview)
    {
        if (preview.Columns.Count < 2 || preview.Rows == 0)
        {
            return [];
        }

        var points = new float[2 * preview.Rows];
        for (var column = 0; column < 2; column++)
        {
            var values = Enumerable.Range(0, preview.Rows).Select(row => preview.Points[row * preview.Columns.Count + column]).ToList();
            var (low, range) = (values.Min(), Math.Max(values.Max() - values.Min(), float.Epsilon));
            for (var row = 0; row < values.Count; row++)
            {
                points[2 * row + column] = (values[row] - low) / range;
            }
        }

        return points;
    }
}
