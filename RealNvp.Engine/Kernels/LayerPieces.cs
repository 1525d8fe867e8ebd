namespace RealNvp.Engine.Kernels;

/// <summary>How the gradient by a layer's kernel is cut into pieces that are computed apart.</summary>
internal static class LayerPieces
{
    /// <summary>Rows of a tile.</summary>
    public const int TileRows = 8;

    /// <summary>Kernels with at most so many rows or columns are computed as dot products: a tile would be mostly empty.</summary>
    private const int MostThin = 8;

    public static bool IsThin(DenseLayer layer) => Math.Min(layer.LiveOutputs, layer.LiveInputs) <= MostThin;

    /// <summary>Pieces of a layer: a tile's width of kernel columns each.</summary>
    public static int Count(DenseLayer layer) => IsThin(layer) ? 1 : (layer.LiveInputs + Panel.Width - 1) / Panel.Width;

    /// <summary>Floats of working memory a piece needs for so many panels.</summary>
    public static nint ScratchLength(int panels) => (panels * Panel.Width + TileRows) * (nint)Panel.Width;

    /// <summary>Sets a layer's gradient to zero, since the pieces leave out kernel columns that the mask hides and outputs for columns passed on.</summary>
    public static unsafe void Clear(DenseLayer layer, float* gradient)
    {
        new Span<float>(gradient + layer.Weight, layer.WeightLength).Clear();
        new Span<float>(gradient + layer.Bias, layer.Outputs).Clear();
    }
}
