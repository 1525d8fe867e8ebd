namespace RealNvp.Engine.Datasets;

/// <summary>A table of finite numbers.</summary>
/// <param name="Columns">Names of the columns, at least one.</param>
/// <param name="Values">Row-major values, shape <see cref="Rows"/> x columns.</param>
public sealed record DataTable(IReadOnlyList<string> Columns, double[] Values)
{
    public int Rows => Values.Length / Columns.Count;
}
