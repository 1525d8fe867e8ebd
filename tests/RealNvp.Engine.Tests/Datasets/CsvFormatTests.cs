using System.Globalization;
using System.Text;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;

namespace RealNvp.Engine.Tests.Datasets;

/// <summary>One table in every way of writing it: whatever the spelling, the same numbers come out.</summary>
public class CsvFormatTests : CsvFiles
{
    private static readonly double[][] Rows =
        [.. Enumerable.Range(0, 25).Select(i => new[] { i - 12.5, 1000 + i / 8.0, Math.Pow(10, i % 5) * 0.25 })];

    public static TheoryData<char, char, bool, string, bool, string> Spellings()
    {
        var data = new TheoryData<char, char, bool, string, bool, string>();
        foreach (var delimiter in ",;\t| ")
        {
            foreach (var mark in ".,")
            {
                foreach (var header in (bool[])[true, false])
                {
                    foreach (var lineEnd in (string[])["\n", "\r\n", "\r"])
                    {
                        foreach (var quotes in (bool[])[true, false])
                        {
                            foreach (var encoding in (string[])["utf-8", "utf-8 bom", "utf-16", "utf-16 bom", "utf-16BE", "utf-16BE bom", "latin1"])
                            {
                                // A decimal comma between commas is told apart only by quotes.
                                if (delimiter != mark || quotes)
                                {
                                    data.Add(delimiter, mark, header, lineEnd, quotes, encoding);
                                }
                            }
                        }
                    }
                }
            }
        }

        return data;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Spellings))]
    public void Every_spelling_is_detected_and_read(char delimiter, char decimalMark, bool header, string lineEnd, bool quotes, string encoding)
    {
        string[] names = ["größe", "b", "c"];
        var text = string.Join(lineEnd, (header ? [Record(names)] : Array.Empty<string>()).Concat(Rows.Select(row => Record(row.Select(Number))))) + lineEnd;
        var path = Write(Encode(text, encoding));

        var inspection = CsvInspector.Inspect(path, null, CsvLimits.Default, Ct);
        var table = CsvImporter.Load(path, new CsvSource { File = path }, CsvLimits.Default, Ct);

        Assert.Equal(new CsvFormat(delimiter, decimalMark, header), inspection.Format);
        Assert.Equal(header ? names : ["c1", "c2", "c3"], table.Columns);
        Assert.Equal(Rows.SelectMany(row => row), table.Values);

        string Number(double value) => value.ToString(CultureInfo.InvariantCulture).Replace('.', decimalMark);
        string Record(IEnumerable<string> fields) => string.Join(delimiter, fields.Select(field => quotes ? $"\"{field}\"" : field));
    }

    [Fact]
    public void What_the_user_says_goes_before_what_is_detected()
    {
        var path = Write(Good(header: ""));

        var inspection = CsvInspector.Inspect(path, new CsvFormat(',', '.', HasHeader: true), CsvLimits.Default, Ct);

        Assert.Equal(["1", "1_2"], inspection.Columns.Select(column => column.Name));
        Assert.Equal(29, inspection.Rows);
    }

    [Fact]
    public void Excels_first_line_names_the_delimiter_and_is_no_data()
    {
        var table = Load("sep=;\nx;y\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"{i};{i},5\n")));

        Assert.Equal(["x", "y"], table.Columns);
        Assert.Equal([1, 1.5, 2, 2.5], table.Values[..4]);
        Assert.Equal(25, table.Rows);
    }

    [Fact]
    public void Columns_aligned_with_spaces_are_read()
    {
        var table = Load("  x     y\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $" {i,5}   {i * i,6}\n")));

        Assert.Equal(["x", "y"], table.Columns);
        Assert.Equal([1, 1, 2, 4, 3, 9], table.Values[..6]);
    }

    [Fact]
    public void A_text_column_without_a_header_does_not_make_the_first_row_a_header()
    {
        var text = string.Concat(Enumerable.Range(1, 25).Select(i => $"{i},{i * i},setosa\n"));

        var inspection = Inspect(text);

        Assert.False(inspection.Format.HasHeader);
        Assert.Equal(25, inspection.Rows);
    }

    [Fact]
    public void Numbers_as_names_of_text_free_columns_are_taken_for_data()
    {
        Assert.False(Inspect(Good(header: "2019,2020\n")).Format.HasHeader);
    }

    [Fact]
    public void Empty_lines_and_a_missing_line_end_do_no_harm()
    {
        var table = Load("\nx,y\n\n" + Good(header: "").TrimEnd() + "\n\n31,961");

        Assert.Equal(31, table.Rows);
        Assert.Equal(961, table.Values[^1]);
    }

    [Fact]
    public void Names_are_kept_short_unique_and_there()
    {
        var inspection = Inspect($"x,x,,{new string('n', 300)},\"a \"\"b\"\"\"\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"{i},2{i},3{i},4{i},5{i}\n")));

        Assert.Equal(["x", "x_2", "c3", new string('n', 100), "a \"b\""], inspection.Columns.Select(column => column.Name));
        Assert.Equal(["x"], inspection.RepeatedNames);
    }

    private static byte[] Encode(string text, string name)
    {
        var encoding = Encoding.GetEncoding(name.Split(' ')[0]);
        return name.EndsWith("bom", StringComparison.Ordinal) ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);
    }
}
