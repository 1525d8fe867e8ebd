using System.Globalization;
using System.Text;

namespace RealNvp.Web.Features.Runs.Use;

/// <summary>Reads what <c>realnvp sample</c> writes.</summary>
public static class SampleRows
{
    /// <summary>Values row by row. The header may hold anything, line ends in quotes as well; the rows are numbers and commas.</summary>
    /// <param name="csv">The whole output.</param>
    /// <param name="columns">Columns of the flow.</param>
    public static float[] Read(MemoryStream csv, int columns)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var text = Encoding.UTF8.GetString(csv.GetBuffer(), 0, (int)csv.Length);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Skip(1).Select(line => line.Split(',')).SkipWhile(cells => !IsRow(cells, columns));
        return [.. rows.SelectMany(cells => cells.Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)))];
    }

    private static bool IsRow(string[] cells, int columns) =>
        cells.Length == columns && Array.TrueForAll(cells, cell => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
}
