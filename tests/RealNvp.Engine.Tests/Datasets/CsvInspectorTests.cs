using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;

namespace RealNvp.Engine.Tests.Datasets;

public class CsvInspectorTests : CsvFiles
{
    private const string Mixed = "id,height,species,note,constant\n1,1.5,a,,7\n2,NA,b,,7\n3,2.5,c,,7\n4,,d,,7\n";

    [Fact]
    public void Columns_are_described_by_what_is_in_them()
    {
        var inspection = Inspect(Mixed);

        Assert.Equal(
            [CsvColumnKind.Numeric, CsvColumnKind.Numeric, CsvColumnKind.Text, CsvColumnKind.Empty, CsvColumnKind.Constant],
            inspection.Columns.Select(column => column.Kind));
        Assert.Equal(["id", "height"], inspection.UsableColumns);
        var height = inspection.Columns[1];
        Assert.Equal(2, height.Missing);
        Assert.Equal(3, height.FirstMissingLine);
        Assert.Equal((1.5, 2.5, 2.0, 0.5), (height.Statistics!.Min, height.Statistics.Max, height.Statistics.Mean, height.Statistics.StandardDeviation));
        Assert.Equal(new CsvBadCell(2, "species", "a", IsOutOfRange: false), inspection.Columns[2].FirstBadCells[0]);
    }

    [Fact]
    public void Rows_lost_to_missing_values_are_known_for_any_choice_of_columns()
    {
        var inspection = Inspect(Mixed);

        Assert.Equal(0, inspection.RowsWithMissing(["id"]));
        Assert.Equal(2, inspection.RowsWithMissing(["id", "height"]));
        Assert.Equal(4, inspection.RowsWithMissing(["note"]));
        Assert.True(inspection.MissingPatternsAreExact);
    }

    [Fact]
    public void The_preview_shows_the_first_rows_as_they_are()
    {
        var inspection = Inspect(Mixed);

        Assert.Equal(4, inspection.Preview.Count);
        Assert.Equal(["2", "NA", "b", "", "7"], inspection.Preview[1]);
    }

    [Fact]
    public void The_sample_is_bounded_fair_and_always_the_same()
    {
        var text = Good(100_000);

        var (first, second) = (Inspect(text).Sample, Inspect(text).Sample);

        Assert.Equal(4_000, first.Length);
        Assert.Equal(first, second);
        Assert.InRange(first.Where((_, i) => i % 2 == 0).Average(), 48_000, 52_000);
    }

    [Fact]
    public void A_column_of_large_numbers_keeps_its_spread()
    {
        var text = "x,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{1_000_000_000 + i % 2},{i}\n"));

        var statistics = Inspect(text).Columns[0].Statistics!;

        Assert.Equal(1_000_000_000.5, statistics.Mean);
        Assert.Equal(0.5, statistics.StandardDeviation, 1e-9);
    }

    [Fact]
    public void Columns_can_be_reordered_and_the_source_says_how_the_file_was_read()
    {
        var import = CsvImporter.Summarize(Write("x;y\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},5;{i}\n"))),
            new CsvSource { File = "data.csv", Columns = ["y", "x"] }, CsvLimits.Default, Ct);

        Assert.Equal(["y", "x"], import.Source.Columns);
        Assert.Equal(new(';', ',', HasHeader: true), import.Source.Format);
        Assert.Equal("data.csv", import.Source.File);
        Assert.Equal([15.5, 16], import.Statistics.Select(s => s.Mean));
        Assert.Equal([1, 1.5f], import.Sample[..2]);
    }
}
