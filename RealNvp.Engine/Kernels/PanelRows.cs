namespace RealNvp.Engine.Kernels;

/// <summary>From row-major rows to a panel and back.</summary>
internal static unsafe class PanelRows
{
    /// <summary>Fills a panel; lanes beyond the rows repeat the last one, so that they compute nothing that a true row would not.</summary>
    /// <param name="rows">Rows there are, 1 to <see cref="Panel.Width"/>.</param>
    public static void Load(float* source, int rows, int dimension, float* state)
    {
        for (var lane = 0; lane < Panel.Width; lane++)
        {
            var row = source + Math.Min(lane, rows - 1) * (nint)dimension;
            for (var column = 0; column < dimension; column++)
            {
                state[column * Panel.Width + lane] = row[column];
            }
        }
    }

    public static void Store(float* state, int rows, int dimension, float* target)
    {
        for (var lane = 0; lane < rows; lane++)
        {
            var row = target + lane * (nint)dimension;
            for (var column = 0; column < dimension; column++)
            {
                row[column] = state[column * Panel.Width + lane];
            }
        }
    }
}
