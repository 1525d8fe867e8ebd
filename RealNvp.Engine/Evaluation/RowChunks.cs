using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Evaluation;

/// <summary>Row-major rows in pieces of at most <see cref="FlowEvaluation.ChunkRows"/> rows, for <c>foreach</c>.</summary>
internal ref struct RowChunks(ReadOnlySpan<float> rows, FlowShape shape)
{
    private readonly int _step = FlowEvaluation.ChunkRows(shape) * shape.Dimension;
    private ReadOnlySpan<float> _rest = rows;

    public ReadOnlySpan<float> Current { get; private set; }

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
