namespace RealNvp.Engine.Kernels;

/// <summary>
/// Rows of a batch are computed in panels of this many. Within a panel every quantity is feature-major: feature j of all rows is one run of
/// <see cref="Width"/> floats, so all arithmetic on rows is plain vector arithmetic whatever the number of features, masks are strides, and
/// a layer's input is one block of memory.
/// </summary>
internal static class Panel
{
    public const int Width = 32;

    /// <summary>Panels that hold so many rows.</summary>
    public static int Count(int rows) => (rows + Width - 1) / Width;
}
