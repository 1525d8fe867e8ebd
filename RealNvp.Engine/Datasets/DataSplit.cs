namespace RealNvp.Engine.Datasets;

/// <summary>How many rows go where.</summary>
public static class DataSplit
{
    /// <summary>Rows held out for validation: the fraction rounded, at least one, and at least one row is left for training.</summary>
    public static int ValidationRows(int rows, double fraction) => Math.Clamp((int)Math.Round(rows * fraction), 1, Math.Max(1, rows - 1));
}
