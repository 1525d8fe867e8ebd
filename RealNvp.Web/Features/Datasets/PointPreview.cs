namespace RealNvp.Web.Features.Datasets;

/// <summary>Some rows of a data set, for pictures.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Points">Row-major values, as many a row as there are columns.</param>
public sealed record PointPreview(IReadOnlyList<string> Columns, float[] Points)
{
    public int Rows => Columns.Count == 0 ? 0 : Points.Length / Columns.Count;
}
