using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Training;

public sealed class FreshRowsTests
{
    private static readonly DatasetSpec Toy = new() { Samples = 300, Fresh = true };

    [Fact]
    public void Every_epoch_trains_on_rows_of_its_own_and_is_validated_on_the_same()
    {
        using var stale = new TrainerFixture();
        using var fixture = new TrainerFixture { Data = stale.Data.WithFreshRows(Toy) };

        var perEpoch = fixture.Run().Batches.Chunk(5).Select(batches => batches.SelectMany(batch => batch).Chunk(2).Select(row => (row[0], row[1])).ToList()).ToList();

        var all = perEpoch.SelectMany(rows => rows).ToList();
        Assert.Equal(6 * 270, all.Distinct().Count());
        Assert.Empty(all.Intersect(stale.Data.Validation.Chunk(2).Select(row => (row[0], row[1]))));
        Assert.Equal(stale.Data.Validation, fixture.Data.Validation);
        Assert.Equal(stale.Data.Hash, fixture.Data.Hash);
    }

    [Fact]
    public void The_rows_follow_the_toy_and_its_seed()
    {
        using var fixture = new TrainerFixture();
        var one = fixture.Data.WithFreshRows(Toy).Fresh!;
        var other = fixture.Data.WithFreshRows(Toy with { Seed = 2 }).Fresh!;

        Assert.Equal(one.Draw(7), one.Draw(7));
        Assert.NotEqual(one.Draw(7), one.Draw(8));
        Assert.NotEqual(one.Draw(7), other.Draw(7));
        var raw = fixture.Data.Standardizer.Undo([.. Enumerable.Range(1, 40).SelectMany(one.Draw)]);
        Assert.InRange(raw.Where((_, i) => i % 2 == 0).Average(), 0.47, 0.53); // moons: x is around 0.5, y around 0.25
        Assert.InRange(raw.Where((_, i) => i % 2 == 1).Average(), 0.22, 0.28);
    }

    [Theory]
    [InlineData("""{"dataset":{"id":"abc","fresh":true}}""")]
    [InlineData("""{"dataset":{"csv":{"file":"a.csv"},"fresh":true}}""")]
    public void A_table_has_no_fresh_rows(string json)
    {
        var error = Assert.Single(RunSpecReader.Read(json, new RunLimits { FilesAllowed = true, MemoryBytes = 4e9 }).Errors);

        Assert.Equal("dataset.fresh", error.Field);
        Assert.StartsWith("fresh is true; it must be false for a table", error.Message, StringComparison.Ordinal);
    }
}
