using System.Buffers.Binary;
using System.Security.Cryptography;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Training;

/// <summary>The rows of a run: split, and standardised on the training part.</summary>
public sealed class TrainingData
{
    private TrainingData(DataTable table, Standardizer standardizer, float[] train, float[] validation, string hash)
    {
        (Columns, Standardizer, Train, Validation, Hash) = (table.Columns, standardizer, train, validation, hash);
    }

    public IReadOnlyList<string> Columns { get; }

    public Standardizer Standardizer { get; }

    /// <summary>Standardised training rows, row-major.</summary>
    public float[] Train { get; }

    /// <summary>Standardised validation rows, row-major.</summary>
    public float[] Validation { get; }

    /// <summary>SHA-256 of all rows before the split (little-endian float64, row-major), hex.</summary>
    public string Hash { get; }

    public int Dimension => Columns.Count;

    public int TrainRows => Train.Length / Dimension;

    public int ValidationRows => Validation.Length / Dimension;

    /// <summary>Splits by a random permutation, whose first rows are for validation.</summary>
    /// <exception cref="DataFormatException">Too few columns or rows, or columns that cannot be standardised.</exception>
    public static TrainingData Create(DataTable table, double validationFraction, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Columns.Count < 2)
        {
            throw new DataFormatException("columns", $"The data have {table.Columns.Count} column; a RealNVP flow needs at least 2.");
        }

        if (table.Rows < 2)
        {
            throw new DataFormatException("file", $"The data have {table.Rows} rows; training and validation need at least one each.");
        }

        var order = Enumerable.Range(0, table.Rows).ToArray();
        SeededRandom.ForStream(seed, RandomStreams.Split).Shuffle(order.AsSpan());
        var validationRows = DataSplit.ValidationRows(table.Rows, validationFraction);
        var train = order.AsSpan(validationRows);
        var standardizer = Standardizer.Fit(table, train);
        return new TrainingData(
            table,
            standardizer,
            standardizer.Apply(Gather(table, train)),
            standardizer.Apply(Gather(table, order.AsSpan(0, validationRows))),
            HashOf(table.Values));
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
