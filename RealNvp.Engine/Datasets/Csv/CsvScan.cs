namespace RealNvp.Engine.Datasets.Csv;

/// <summary>One pass over a CSV file: columns, their cells, and what is wrong with the rows.</summary>
internal sealed class CsvScan
{
    private const int KeptRaggedRows = 5;
    private const int CancellationInterval = 1024;

    private readonly CsvFormat _format;
    private readonly CsvLimits _limits;
    private readonly List<CsvRaggedRow> _firstRaggedRows = [];
    private readonly MissingPatternCounter _missing = new();
    private CsvColumnScan[] _columns = [];

    private CsvScan(CsvFormat format, CsvLimits limits)
    {
        _format = format;
        _limits = limits;
    }

    /// <summary>Names of the columns, in file order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public IReadOnlyList<string> RepeatedNames { get; private set; } = [];

    /// <summary>Rows with the right number of fields.</summary>
    public int Rows { get; private set; }

    public int RaggedRows { get; private set; }

    public IReadOnlyList<CsvRaggedRow> FirstRaggedRows => _firstRaggedRows;

    public long? UnclosedQuoteLine { get; private set; }

    public IReadOnlyList<MissingPattern> MissingPatterns => _missing.ToPatterns();

    public bool MissingPatternsAreExact => _missing.IsExact;

    public IReadOnlyList<CsvColumn> Columns => [.. _columns.Select(column => column.ToColumn())];

    /// <summary>Reads the whole file.</summary>
    /// <param name="onRow">Gets every row of the right length: its values, NaN where there is no usable number, and its record.</param>
    /// <param name="onColumns">Called once the columns' names are known, before the first row.</param>
    /// <exception cref="DataFormatException">The file is empty or beyond the limits.</exception>
    public static CsvScan Run(
        string path,
        CsvHead head,
        CsvFormat format,
        CsvLimits limits,
        Action<IReadOnlyList<string>> onColumns,
        Action<double[], CsvRecords> onRow,
        CancellationToken cancellationToken)
    {
        var scan = new CsvScan(format, limits);
        using var records = CsvRecords.OfFile(path, format.Delimiter, head.Encoding);
        if (!records.Read())
        {
            throw new DataFormatException("file", "The file is empty.");
        }

        scan.ReadColumns(records);
        onColumns(scan.Names);
        if (!format.HasHeader || records.Read())
        {
            scan.ReadRows(records, onRow, cancellationToken);
        }

        scan.UnclosedQuoteLine = records.UnclosedQuoteLine;
        return scan;
    }

    private void ReadColumns(CsvRecords records)
    {
        if (records.Count > _limits.Columns)
        {
            throw new DataFormatException("file", CsvMessages.TooManyColumns(records.Count, _limits));
        }

        if (_format.HasHeader)
        {
            var header = new string[records.Count];
            for (var i = 0; i < header.Length; i++)
            {
                header[i] = System.Text.Encoding.UTF8.GetString(records.Field(i));
            }

            Names = CsvColumnNames.Of(header, out var repeated);
            RepeatedNames = repeated;
        }
        else
        {
            Names = CsvColumnNames.Numbered(records.Count);
        }

        _columns = [.. Names.Select(name => new CsvColumnScan(name))];
    }

    /// <summary>Starts with the record the reader is on.</summary>
    private void ReadRows(CsvRecords records, Action<double[], CsvRecords> onRow, CancellationToken cancellationToken)
    {
        var values = new double[_columns.Length];
        var missing = new List<int>();
        var seen = 0;
        do
        {
            if (seen % CancellationInterval == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (seen++ >= _limits.Rows)
            {
                throw new DataFormatException("file", CsvMessages.TooManyRows(_limits));
            }

            if (!Fits(records))
            {
                RaggedRows++;
                if (_firstRaggedRows.Count < KeptRaggedRows)
                {
                    _firstRaggedRows.Add(new CsvRaggedRow(records.Line, records.Count));
                }

                continue;
            }

            missing.Clear();
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = _columns[i].Add(records.Field(i), _format.DecimalMark, records.Line);
                if (double.IsNaN(values[i]))
                {
                    missing.Add(i);
                }
            }

            Rows++;
            _missing.Add(missing);
            onRow(values, records);
        }
        while (records.Read());
    }

    /// <summary>Empty fields at the end are forgiven: some programs end each row with a delimiter, but not the header.</summary>
    private bool Fits(CsvRecords records)
    {
        for (var i = _columns.Length; i < records.Count; i++)
        {
            if (!records.Field(i).IsEmpty)
            {
                return false;
            }
        }

        return records.Count >= _columns.Length;
    }
}
