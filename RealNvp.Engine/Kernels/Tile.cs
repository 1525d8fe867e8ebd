namespace RealNvp.Engine.Kernels;

/// <summary>
/// One product of a few rows with a panel, C = f(A B + bias): what a micro-kernel is asked for. C has up to eight rows of
/// <see cref="Panel.Width"/> numbers. The sum over k runs through <see cref="Segments"/> stretches of <see cref="Depth"/> steps each.
/// </summary>
internal unsafe struct Tile
{
    /// <summary>A[row, k] lies at A + row * ARow + (k / Depth) * ASegment + (k % Depth) * AStep.</summary>
    public float* A;
    public nint ARow;
    public nint AStep;
    public nint ASegment;

    /// <summary>While step k runs, what lies at A[0, k's segment] + Ahead + (k % Depth) * AheadStep is fetched: A of the tile after this.</summary>
    public nint Ahead;
    public nint AheadStep;

    /// <summary>B[k, column] lies at B + k * BStep + column.</summary>
    public float* B;
    public nint BStep;

    public nint Depth;
    public nint Segments;

    /// <summary>C[row, column] lies at C + row * CRow + column.</summary>
    public float* C;
    public nint CRow;

    /// <summary>bias[row] lies at Bias + row * BiasStep; null: no bias.</summary>
    public float* Bias;
    public nint BiasStep;

    /// <summary>Where this array, laid out as C, is not positive, C becomes 0: the way back through a ReLU. Null: everywhere kept.</summary>
    public float* Gate;

    /// <summary>Adds to what C holds instead of replacing it.</summary>
    public bool Accumulate;

    /// <summary>Applies ReLU at the end.</summary>
    public bool Relu;
}
