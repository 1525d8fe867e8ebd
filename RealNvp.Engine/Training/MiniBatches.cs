using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Training;

/// <summary>An epoch's batches: the training rows in an order drawn anew for each epoch; the last batch may be smaller.</summary>
internal sealed class MiniBatches(float[] rows, int dimension, int batchSize)
{
    private float[] _rows = rows;
    private readonly int[] _order = new int[rows.Length / dimension];
    private readonly float[] _buffer = new float[Math.Min(batchSize, rows.Length / dimension) * dimension];

    /// <summary>Batches of an epoch.</summary>
    public int Count => (_order.Length + batchSize - 1) / batchSize;

    /// <summary>Takes other rows, as many as before.</summary>
    public void Replace(float[] rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, _rows.Length);
        _rows = rows;
    }

    /// <summary>Draws an epoch's order. It depends on the generator's state alone, not on earlier orders.</summary>
    public void Shuffle(SeededRandom random)
    {
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        random.Shuffle(_order.AsSpan());
    }

    /// <summary>The rows of a batch, row-major; valid until the next call.</summary>
    public ReadOnlySpan<float> Gather(int batch)
    {
        var first = batch * batchSize;
        var count = Math.Min(batchSize, _order.Length - first);
        for (var i = 0; i < count; i++)
        {
            _rows.AsSpan(_order[first + i] * dimension, dimension).CopyTo(_buffer.AsSpan(i * dimension));
        }

        return _buffer.AsSpan(0, count * dimension);
    }
}
