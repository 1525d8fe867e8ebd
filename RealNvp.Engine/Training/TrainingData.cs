using System.Buffers.Binary;
using System.Security.Cryptography;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>The rows of a run: split, and standardised on the training part.</summary>
public sealed class TrainingData
{
    /// <summary>Most columns of a flow's data.</summary>
    public const int MaxColumns = 512;

    private TrainingData(IReadOnlyList<string> columns, Standardizer standardizer, float[] train, float[] validation, float[] test, string hash)
    {
        (Columns, Standardizer, Train, Validation, Test, Hash) = (columns, standardizer, train, validation, test, hash);
    }

    public IReadOnlyList<string> Columns { get; }

    public Standardizer Standardizer { get; }

    /// <summary>Standardised training rows, row-major.</summary>
    public float[] Train { get; }

    /// <summary>Standardised validation rows, row-major.</summary>
    public float[] Validation { get; }

    /// <summary>Standardised test rows, row-major; empty where there is no test. Nothing but the final measurement may look at them.</summary>
    public float[] Test { get; }

    /// <summary>Draws the training rows of each epoch; null: they are always <see cref="Train"/>.</summary>
    public FreshRows? Fresh { get; private init; }

    /// <summary>SHA-256 of all rows before the split (little-endian float64, row-major), hex.</summary>
    public string Hash { get; }

    public int Dimension => Columns.Count;

    public int TrainRows => Train.Length / Dimension;

    public int ValidationRows => Validation.Length / Dimension;

    public int TestRows => Test.Length / Dimension;

    /// <summary>The same data, with training rows drawn anew from their toy in every epoch.</summary>
    public TrainingData WithFreshRows(DatasetSpec spec) => new(Columns, Standardizer, Train, Validation, Test, Hash)
    {
        Fresh = new FreshRows(spec, Standardizer, TrainRows),
    };

    /// <summary>
    /// Splits by one random permutation of the rows: the first are for validation, the next for the test, all others for training. So the
    /// validation rows do not depend on the test share.
    /// </summary>
    /// <param name="table">The rows.</param>
    /// <param name="split">How many go where; they add up to the table's.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="test">Fresh rows to test on instead of some of the table's; null: those the split holds out.</param>
    /// <exception cref="DataFormatException">Too few columns or rows, or columns that cannot be standardised.</exception>
    public static TrainingData Create(DataTable table, DataSplit split, int seed, DataTable? test = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        if (table.Columns.Count < 2)
        {
            throw new DataFormatException("columns", $"The data have {table.Columns.Count} column; a RealNVP flow needs at least 2.");
        }

        if (table.Columns.Count > MaxColumns)
        {
            throw new DataFormatException("columns", $"The data have {Setting.Number(table.Columns.Count)} columns; a flow takes at most {MaxColumns}. Choose fewer.");
        }

        if (table.Rows < 2)
        {
            throw new DataFormatException("file", $"The data have {table.Rows} rows; training and validation need at least one each.");
        }

        var order = Enumerable.Range(0, table.Rows).ToArray();
        SeededRandom.ForStream(seed, RandomStreams.Split).Shuffle(order.AsSpan());
        var train = order.AsSpan(split.Validation + split.Test);
        var standardizer = Standardizer.Fit(table, train);
        var raw = Gather(table, train);
        var data = new TrainingData(
            table.Columns,
            standardizer,
            standardizer.Apply(raw),
            standardizer.Apply(Gather(table, order.AsSpan(0, split.Validation))),
            standardizer.Apply(test?.Values ?? Gather(table, order.AsSpan(split.Validation, split.Test))),
            HashOf(table.Values));
        StandardisedRows.RefuseCollapsed(table.Columns, raw, data.Train);
        StandardisedRows.RefuseFar(table.Columns, data.Validation);
        StandardisedRows.RefuseFar(table.Columns, data.Test);
        return data;
    }

    private static double[] Gather(DataTable table, ReadOnlySpan<int> rows)
    {
        var d = table.Columns.Count;
        var values = new double[rows.Length * d];
        for (var i = 0; i < rows.Length; i++)
        {
            table.Values.AsSpan(rows[i] * d, d).CopyTo(values.AsSpan(i * d));
        }

        return values;
    }

    private static string HashOf(ReadOnlySpan<double> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[8 * 4096];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, buffer.Length / 8);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(8 * i), values[i]);
            }

            hash.AppendData(buffer.AsSpan(0, 8 * count));
            values = values[count..];
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
