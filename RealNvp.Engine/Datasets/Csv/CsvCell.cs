using System.Globalization;
using System.Text;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Reads cells, given as UTF-8.</summary>
internal static class CsvCell
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    /// <summary>How files say "no value", beside an empty cell; compared without case.</summary>
    private static readonly string[] MissingWords = ["NA", "N/A", "#N/A", "NaN", "null", "none", "?", "-"];

    /// <param name="cell">The cell's text without surrounding white space.</param>
    /// <param name="decimalMark">A dot or a comma.</param>
    /// <param name="value">The number; NaN for every kind but <see cref="CsvCellKind.Number"/>.</param>
    public static CsvCellKind Read(ReadOnlySpan<byte> cell, char decimalMark, out double value)
    {
        value = double.NaN;
        if (IsMissing(cell))
        {
            return CsvCellKind.Missing;
        }

        if (!double.TryParse(cell, Styles, decimalMark == ',' ? Comma : NumberFormatInfo.InvariantInfo, out var number))
        {
            return CsvCellKind.Text;
        }

        if (!double.IsFinite(number))
        {
            return CsvCellKind.OutOfRange;
        }

        value = number;
        return CsvCellKind.Number;
    }

    /// <summary>A cell's text for a message or a preview, cut to a length that fits.</summary>
    public static string Show(ReadOnlySpan<byte> cell)
    {
        const int longest = 40;
        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 4 * longest)]);
        return ShortText.Of(text, longest);
    }

    private static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is 0 or > 4)
        {
            return cell.Length == 0;
        }

        foreach (var word in MissingWords)
        {
            if (Ascii.EqualsIgnoreCase(cell, word))
            {
                return true;
            }
        }

        return false;
    }
}
