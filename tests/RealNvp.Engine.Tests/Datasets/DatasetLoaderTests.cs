using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Datasets;

public class DatasetLoaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_toy_is_drawn_with_its_defaults_and_knows_its_entropy()
    {
        var loaded = DatasetLoader.Load(new DatasetSpec { Kind = "moons", Samples = 100 }, ".", Ct);

        Assert.Equal(["x", "y"], loaded.Table.Columns);
        Assert.Equal(100, loaded.Table.Rows);
        Assert.Equal(1.1312, loaded.EntropyFloor!.Value, 4);
    }

    [Fact]
    public void Noise_and_parameters_of_the_spec_are_used()
    {
        var spec = new DatasetSpec { Kind = "rings", Samples = 500, Noise = 0, Parameters = new Dictionary<string, double> { ["rings"] = 1 } };

        var loaded = DatasetLoader.Load(spec, ".", Ct);

        Assert.Null(loaded.EntropyFloor);
        Assert.All(Enumerable.Range(0, 500), i => Assert.Equal(1, Math.Pow(loaded.Table.Values[2 * i], 2) + Math.Pow(loaded.Table.Values[2 * i + 1], 2), 9));
    }

    [Fact]
    public void A_file_is_looked_for_beside_the_spec()
    {
        var spec = new DatasetSpec { Kind = DatasetSpec.CsvKind, Csv = new CsvSource { File = "faithful.csv", Columns = ["waiting", "eruptions"] } };

        var loaded = DatasetLoader.Load(spec, Path.GetDirectoryName(TestData.PathOf("faithful.csv"))!, Ct);

        Assert.Equal(["waiting", "eruptions"], loaded.Table.Columns);
        Assert.Equal([79, 3.6], loaded.Table.Values[..2]);
        Assert.Null(loaded.EntropyFloor);
    }

    [Fact]
    public void A_table_without_a_file_and_an_unknown_toy_are_refused()
    {
        Assert.Throws<DataFormatException>(() => DatasetLoader.Load(new DatasetSpec { Id = "abc" }, ".", Ct));
        var exception = Assert.Throws<DataFormatException>(() => DatasetLoader.Load(new DatasetSpec { Kind = "suns" }, ".", Ct));
        Assert.StartsWith("There is no toy \"suns\"; there are moons, circles", exception.Message, StringComparison.Ordinal);
    }
}
