namespace RealNvp.Engine.Flows;

/// <summary>Row-major rows in pieces, for <c>foreach</c>: so many rows at once that the work pays and the memory stays bounded.</summary>
internal ref struct RowChunks(ReadOnlySpan<float> rows, FlowShape shape)
{
    private const int MaxRows = 4096;
    private const int MinRows = 64;
    private const int MaxUnits = 1 << 20;

    private readonly int _step = RowsFor(shape) * shape.Dimension;
    private ReadOnlySpan<float> _rest = rows;

    public ReadOnlySpan<float> Current { get; private set; }

    /// <summary>Most rows of a piece: fewer where layers are wide.</summary>
    public static int RowsFor(FlowShape shape) => Math.Clamp(MaxUnits / Math.Max(shape.HiddenSize, shape.Dimension), MinRows, MaxRows);

    public readonly RowChunks GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var length = Math.Min(_step, _rest.Length);
        Current = _rest[..length];
        _rest = _rest[length..];
        return true;
    }
}
