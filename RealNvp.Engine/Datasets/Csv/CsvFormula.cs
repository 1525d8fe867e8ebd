namespace RealNvp.Engine.Datasets.Csv;

/// <summary>
/// What a spreadsheet would take for a formula and carry out: tables come from anybody. The exports of the charts go by the same rule
/// (<c>charts/export.js</c>).
/// </summary>
internal static class CsvFormula
{
    /// <summary>Put before such a cell, it makes it a text.</summary>
    public const byte Guard = (byte)'\'';

    /// <param name="cell">A cell as UTF-8, without its quotes.</param>
    /// <param name="decimalMark">That of the table's numbers, which stay numbers whatever sign they begin with.</param>
    public static bool IsOne(ReadOnlySpan<byte> cell, char decimalMark) =>
        cell.Length > 0 && cell[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r'
        && CsvCell.Read(cell, decimalMark, out _) == CsvCellKind.Text;
}
