namespace RealNvp.Engine.Datasets.Csv;

/// <summary>What one column's cells were, while a file passes by.</summary>
internal sealed class CsvColumnScan(string name)
{
    private const int KeptBadCells = 5;

    private readonly ColumnAccumulator _numbers = new();
    private readonly List<CsvBadCell> _firstBadCells = [];
    private int _missing, _badCells;
    private long? _firstMissingLine;

    public double Add(ReadOnlySpan<byte> cell, char decimalMark, long line)
    {
        var kind = CsvCell.Read(cell, decimalMark, out var value);
        switch (kind)
        {
            case CsvCellKind.Number:
                _numbers.Add(value);
                break;
            case CsvCellKind.Missing:
                _missing++;
                _firstMissingLine ??= line;
                break;
            default:
                _badCells++;
                if (_firstBadCells.Count < KeptBadCells)
                {
                    _firstBadCells.Add(new CsvBadCell(line, name, CsvCell.Show(cell), kind == CsvCellKind.OutOfRange));
                }

                break;
        }

        return value;
    }

    public CsvColumn ToColumn() => new()
    {
        Name = name,
        Kind = _badCells > 0 ? CsvColumnKind.Text
            : _numbers.Count == 0 ? CsvColumnKind.Empty
            : _numbers.IsConstant ? CsvColumnKind.Constant
            : CsvColumnKind.Numeric,
        Missing = _missing,
        BadCells = _badCells,
        FirstBadCells = _firstBadCells,
        FirstMissingLine = _firstMissingLine,
        Statistics = _numbers.ToStatistics(),
    };
}
