using System.Globalization;

namespace RealNvp.Web.Ui;

/// <summary>Two columns of a table, as a scatter's axes, in an address: "3,5", counted from 0; left out for the first two.</summary>
public static class ColumnPair
{
    private static readonly (int X, int Y) First = (0, 1);

    /// <summary>What makes no sense is the first two columns.</summary>
    public static (int X, int Y) Read(string? text)
    {
        var parts = (text ?? "").Split(',');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var x)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            ? (x, y)
            : First;
    }

    /// <summary>Null for the first two columns, which keeps addresses short.</summary>
    public static string? Text((int X, int Y) columns) =>
        columns == First ? null : string.Create(CultureInfo.InvariantCulture, $"{columns.X},{columns.Y}");
}
