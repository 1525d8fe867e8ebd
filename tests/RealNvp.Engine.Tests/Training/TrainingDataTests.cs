using RealNvp.Engine.Datasets;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class TrainingDataTests
{
    private static readonly DataTable Table = new(["a", "b"], [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? i / 2.0 : i * i)]);

    [Fact]
    public void Every_row_goes_to_exactly_one_part()
    {
        var data = Split(Table, 0.1, seed: 3);

        Assert.Equal((90, 10), (data.TrainRows, data.ValidationRows));
        var raw = data.Standardizer.Undo([.. data.Train, .. data.Validation]);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), raw.Where((_, i) => i % 2 == 0).Select(value => Math.Round(value)).Order());
    }

    [Fact]
    public void The_training_part_has_mean_0_and_variance_1_in_each_column()
    {
        var data = Split(Table, 0.2, seed: 3);
        for (var column = 0; column < 2; column++)
        {
            var values = data.Train.Where((_, i) => i % 2 == column).Select(value => (double)value).ToList();
            Near.Assert(0, values.Average(), 1e-6);
            Near.Assert(1, values.Average(value => value * value), 1e-6);
        }
    }

    [Fact]
    public void The_seed_decides_the_split()
    {
        Assert.Equal(Split(Table, 0.1, seed: 3).Train, Split(Table, 0.1, seed: 3).Train);
        Assert.NotEqual(Split(Table, 0.1, seed: 3).Train, Split(Table, 0.1, seed: 4).Train);
    }

    [Fact]
    public void The_hash_is_that_of_the_rows_whatever_the_split()
    {
        var changed = new DataTable(Table.Columns, [.. Table.Values.SkipLast(1), 0]);

        Assert.Equal(Split(Table, 0.1, 1).Hash, Split(Table, 0.3, 2).Hash);
        Assert.NotEqual(Split(Table, 0.1, 1).Hash, Split(changed, 0.1, 1).Hash);
        // Python: hashlib.sha256(struct.pack('<6d', 1, 2, 3, 4, 5, 6)).hexdigest()
        Assert.Equal(
            "d73f023a3f852bf2e5c6d836cd36cd930d0091dcba7f778161c707e1c58222b0",
            Split(new DataTable(["a", "b"], [1, 2, 3, 4, 5, 6]), 0.1, 1).Hash);
    }

    [Fact]
    public void One_column_is_not_enough()
    {
        var error = Assert.Throws<DataFormatException>(() => Split(new DataTable(["a"], [1, 2, 3]), 0.1, 1));

        Assert.Contains("at least 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_rows_are_set_aside_without_moving_the_validation_rows()
    {
        var without = Split(Table, 0.1, seed: 3);
        var with = TrainingData.Create(Table, DataSplit.Of(100, 0.1, 0.2), seed: 3);

        Assert.Equal((70, 10, 20), (with.TrainRows, with.ValidationRows, with.TestRows));
        Assert.Equal(RawFirstColumn(without, without.Validation), RawFirstColumn(with, with.Validation));
        // Each row in one part, and the parts in the order validation, test, training of one permutation.
        Assert.Equal(RawFirstColumn(without, without.Train), [.. RawFirstColumn(with, with.Test), .. RawFirstColumn(with, with.Train)]);
    }

    [Fact]
    public void Fresh_test_rows_cost_no_training_rows_and_are_standardised_like_them()
    {
        var data = TrainingData.Create(Table, DataSplit.Of(100, 0.1, 0), seed: 3, new DataTable(["a", "b"], [1, 2, 3, 4]));

        Assert.Equal((90, 10, 2), (data.TrainRows, data.ValidationRows, data.TestRows));
        Assert.Equal([1, 2, 3, 4], data.Standardizer.Undo(data.Test).Select(value => Math.Round(value, 2)));
    }

    private static TrainingData Split(DataTable table, double validationFraction, int seed) =>
        TrainingData.Create(table, DataSplit.Of(table.Rows, validationFraction, 0), seed);

    private static IEnumerable<double> RawFirstColumn(TrainingData data, float[] rows) =>
        data.Standardizer.Undo(rows).Where((_, i) => i % 2 == 0).Select(value => Math.Round(value));
}
