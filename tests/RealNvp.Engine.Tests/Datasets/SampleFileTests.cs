using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;

namespace RealNvp.Engine.Tests.Datasets;

/// <summary>Three well-known tables, as they are downloaded.</summary>
public class SampleFileTests
{
    [Fact]
    public void Faithful_is_read_with_nothing_said_about_it()
    {
        var table = CsvImporter.Load(TestData.PathOf("faithful.csv"), new CsvSource { File = "faithful.csv" }, CsvLimits.Default, TestContext.Current.CancellationToken);

        Assert.Equal(["eruptions", "waiting"], table.Columns);
        Assert.Equal(272, table.Rows);
        Assert.Equal([3.6, 79, 1.8, 54], table.Values[..4]);
    }

    [Fact]
    public void Iris_has_four_columns_with_the_known_means()
    {
        var import = CsvImporter.Summarize(TestData.PathOf("iris.csv"), new CsvSource { File = "iris.csv" }, CsvLimits.Default, TestContext.Current.CancellationToken);

        Assert.Equal(150, import.Rows);
        Assert.Equal(["sepal_length", "sepal_width", "petal_length", "petal_width"], import.Source.Columns);
        Assert.Equal([5.8433, 3.0573, 3.758, 1.1993], import.Statistics.Select(s => Math.Round(s.Mean, 4)));
        Assert.Equal([4.3, 2.0, 1.0, 0.1], import.Statistics.Select(s => s.Min));
        Assert.Equal([7.9, 4.4, 6.9, 2.5], import.Statistics.Select(s => s.Max));
    }

    [Fact]
    public void The_constant_columns_of_digits_are_refused_by_name()
    {
        var exception = Assert.Throws<DataFormatException>(
            () => CsvImporter.Load(TestData.PathOf("digits.csv"), new CsvSource { File = "digits.csv" }, CsvLimits.Default, TestContext.Current.CancellationToken));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("columns", problem.Field);
        Assert.Equal("Columns p00, p40, p47 have the same value in every row and so no density; leave them out.", problem.Message);
    }

    [Fact]
    public void Digits_is_read_without_its_constant_columns()
    {
        var path = TestData.PathOf("digits.csv");
        var usable = CsvInspector.Inspect(path, null, CsvLimits.Default, TestContext.Current.CancellationToken).UsableColumns;

        var table = CsvImporter.Load(path, new CsvSource { File = path, Columns = usable }, CsvLimits.Default, TestContext.Current.CancellationToken);

        Assert.Equal(61, table.Columns.Count);
        Assert.Equal(1797, table.Rows);
        Assert.Equal(0, table.Values.Min());
        Assert.Equal(16, table.Values.Max());
    }
}
