using System.Text;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;

namespace RealNvp.Engine.Tests.Datasets;

/// <summary>Every file that cannot be used is refused with words that say what to do about it.</summary>
public class CsvBadInputTests : CsvFiles
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n  \n")]
    public void An_empty_file(string content) => Assert.Equal(["file: The file is empty."], Complaints(content));

    [Fact]
    public void A_header_and_nothing_else() => Assert.Equal(["file: The file has 0 rows; at least 20 are needed."], Complaints("x,y\n"));

    [Fact]
    public void One_row() => Assert.Contains("file: The file has 1 row; at least 20 are needed.", Complaints("x,y\n1,2\n"));

    [Fact]
    public void Nineteen_rows() => Assert.Equal(["file: The file has 19 rows; at least 20 are needed."], Complaints(Good(19)));

    [Fact]
    public void Twenty_rows_are_enough() => Assert.Equal(20, Load(Good(20)).Rows);

    [Fact]
    public void One_column()
    {
        var complaints = Complaints("x\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}\n")));

        Assert.Equal(["columns: The file has one column; a flow needs at least two columns of numbers. If it has more, the delimiter is not the right one."], complaints);
    }

    [Fact]
    public void All_text()
    {
        var complaints = Complaints("name,city\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"n{i},c{i}\n")));

        Assert.Equal(
            [
                "columns: Column name is not all numbers: \"n1\" in line 2, \"n2\" in line 3, \"n3\" in line 4 and 27 more.",
                "columns: Column city is not all numbers: \"c1\" in line 2, \"c2\" in line 3, \"c3\" in line 4 and 27 more.",
                "columns: The file has no column of numbers that differ; a flow needs at least two.",
            ],
            complaints);
    }

    [Fact]
    public void One_column_of_numbers_beside_text() => Assert.Contains(
        "columns: The file has only the column x of numbers that differ; a flow needs at least two.",
        Complaints("x,name\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},n{i}\n"))));

    [Fact]
    public void Ragged_rows()
    {
        var complaints = Complaints(Good() + "1,2,3\n4\n" + "5,6\n");

        Assert.Equal(["file: The first row has 2 values, 2 other rows have not: line 32 has 3, line 33 has 1."], complaints);
    }

    [Fact]
    public void Many_ragged_rows_are_counted_and_the_first_five_named()
    {
        var complaint = Assert.Single(Complaints(Good() + string.Concat(Enumerable.Repeat("1,2,3\n", 2000))));

        Assert.Contains("The first row has 2 values, 2,000 other rows have not", complaint, StringComparison.Ordinal);
        Assert.EndsWith("line 36 has 3, and 1,995 more.", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delimiter_at_the_end_of_each_row_is_forgiven()
    {
        var text = Good().Replace("\n", ",\n", StringComparison.Ordinal).Replace("x,y,\n", "x,y\n", StringComparison.Ordinal);

        Assert.Equal(["x", "y"], Load(text).Columns);
    }

    [Fact]
    public void A_number_no_computer_can_hold_is_named_with_line_and_column()
    {
        var complaints = Complaints(Good() + "1e400,5\n" + "6,-Infinity\n");

        Assert.Equal(
            ["columns: Column x is not all numbers: 1e400 in line 32 (out of range).", "columns: Column y is not all numbers: -Infinity in line 33 (out of range)."],
            complaints);
    }

    [Theory]
    [InlineData("1.234.567")]
    [InlineData("0x1F")]
    [InlineData("12 kg")]
    [InlineData("<b>1</b>")]
    [InlineData("１２")]
    public void What_looks_like_a_number_but_is_none(string cell) =>
        Assert.Contains($"Column x is not all numbers: \"{cell}\" in line 32.", Complaints(Good() + $"{cell},5\n")[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("null")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("?")]
    [InlineData("  ")]
    public void A_missing_value_needs_a_yes_to_leave_its_row_out(string cell)
    {
        var text = Good() + $"31,{cell}\n" + "32,1024\n";

        Assert.Equal(
            ["dropMissingRows: 1 row has a missing value, the first in line 32, column y: say yes to leaving these rows out, or leave out the columns."],
            Complaints(text));
        var table = Load(text, dropMissingRows: true);
        Assert.Equal(31, table.Rows);
        Assert.Equal([30, 900, 32, 1024], table.Values[^4..]);
    }

    [Fact]
    public void Missing_values_in_columns_that_are_not_used_cost_nothing()
    {
        var text = "x,y,z\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},{i * i},{(i % 2 == 0 ? "" : i)}\n"));

        Assert.Equal(30, Load(text, ["y", "x"]).Rows);
        Assert.Equal([1, 1, 4, 2], Load(text, ["y", "x"]).Values[..4]);
        Assert.StartsWith("dropMissingRows: 15 rows have a missing value", Complaints(text, ["x", "z"])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_without_the_missing_ones()
    {
        var text = "x,y\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},{(i % 2 == 0 ? "NA" : i)}\n"));

        Assert.Equal(
            ["dropMissingRows: Without the rows that have missing values too few are left: 15 rows can be used; at least 20 are needed."],
            Complaints(text, dropMissingRows: true));
    }

    [Fact]
    public void A_column_that_turns_constant_once_rows_are_dropped()
    {
        var text = "x,y,z\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},7,{i}\n")) + "31,8,NA\n";

        Assert.Equal(
            ["columns: y: the same value is in all rows that are left without the missing values; leave the column out."],
            Complaints(text, dropMissingRows: true));
    }

    [Fact]
    public void Constant_and_empty_columns_are_refused_by_name()
    {
        var text = "x,y,k,e\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},{i * i},7,\n"));

        Assert.Equal(
            [
                "columns: Column k has the same value in every row and so no density; leave it out.",
                "columns: Column e has no value in any row; leave it out.",
            ],
            Complaints(text));
        Assert.Equal(["x", "y"], Load(text, ["x", "y"]).Columns);
    }

    [Fact]
    public void Columns_that_do_not_exist_or_are_too_few()
    {
        Assert.Equal(
            ["columns: There is no column height, <i>; the file has x, y.", "columns: One column is chosen; a flow needs at least two."],
            Complaints(Good(), ["x", "height", "<i>"]));
    }

    [Fact]
    public void A_quote_that_is_never_closed()
    {
        var complaints = Complaints(Good(40) + "\"41,5\n" + "42,6\n");

        Assert.Contains("file: A quote opens in line 42 and is never closed.", complaints);
    }

    [Fact]
    public void A_quote_that_is_never_closed_in_a_large_file_does_not_fill_the_memory()
    {
        var text = new StringBuilder(Good(40) + "\"41,5\n");
        for (var i = 0; i < 1_500_000; i++)
        {
            text.Append("42,6\n");
        }

        Assert.Contains("a quote may not be closed", Complaints(text.ToString())[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_or_a_picture_is_no_text()
    {
        var workbook = Assert.Throws<DataFormatException>(() => CsvInspector.Inspect(Write("PK\u0003\u0004abc"u8.ToArray()), null, CsvLimits.Default, Ct));
        var picture = Assert.Throws<DataFormatException>(() => CsvInspector.Inspect(Write([0x89, 0x50, 0, 0, 0, 1, 2, 3, 0, 1]), null, CsvLimits.Default, Ct));

        Assert.Equal("The file is a ZIP archive or an Excel workbook; save the sheet as CSV first.", workbook.Message);
        Assert.StartsWith("The file is not text", picture.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_named_in_the_refusal()
    {
        var wide = string.Join(',', Enumerable.Range(1, 600).Select(i => $"c{i}")) + "\n";

        Assert.Equal("The file has 600 columns; at most 512 are allowed.", Refusal(wide, CsvLimits.Default));
        Assert.Equal("The file has more than 29 rows, the most that are allowed.", Refusal(Good(), CsvLimits.Default with { Rows = 29 }));
        Assert.Equal("The file is larger than 0.1 MB, the most that is allowed.", Refusal(Good(30_000), CsvLimits.Default with { Bytes = 100_000 }));
        Assert.Equal(30, Inspect(Good(), limits: CsvLimits.Default with { Rows = 30 }).Rows);

        string Refusal(string text, CsvLimits limits) => Assert.Throws<DataFormatException>(() => Inspect(text, limits: limits)).Message;
    }

    [Fact]
    public void Reading_stops_when_nobody_waits_for_it()
    {
        var path = Write(Good(5_000));

        Assert.Throws<OperationCanceledException>(() => CsvInspector.Inspect(path, null, CsvLimits.Default, new CancellationToken(canceled: true)));
    }
}
