using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Reads the chosen columns of a CSV file.</summary>
public static class CsvImporter
{
    /// <summary>Reads the file into memory.</summary>
    /// <exception cref="DataFormatException">Something does not fit; all of it is named.</exception>
    public static DataTable Load(string path, CsvSource source, CsvLimits limits, CancellationToken cancellationToken = default)
    {
        var values = new List<double>();
        var import = Read(path, source, limits, row => values.AddRange(row), cancellationToken);
        return new DataTable(import.Source.Columns, [.. values]);
    }

    /// <summary>Reads the file for its numbers alone, whatever its size.</summary>
    /// <exception cref="DataFormatException">Something does not fit; all of it is named.</exception>
    public static CsvImport Summarize(string path, CsvSource source, CsvLimits limits, CancellationToken cancellationToken = default) =>
        Read(path, source, limits, _ => { }, cancellationToken);

    private static CsvImport Read(string path, CsvSource source, CsvLimits limits, Action<ReadOnlySpan<double>> onRow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var head = CsvHead.Read(path, limits);
        var format = source.Format ?? CsvFormatDetector.Detect(head);
        var selection = new RowSelection(source.Columns, onRow);
        var scan = CsvScan.Run(path, head, format, limits, selection.Begin, (values, _) => selection.Add(values), cancellationToken);
        var problems = CsvCheck.Problems(CsvInspector.Describe(scan, head, format, [], []), source.Columns.Count == 0 ? null : source.Columns, source.DropMissingRows).ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(selection.Problems());
        }

        return problems.Count > 0 ? throw new DataFormatException(problems)
            : new CsvImport(source with { Format = format, Columns = selection.Columns }, selection.Rows, scan.Rows - selection.Rows, selection.Statistics, selection.Sample);
    }

    /// <summary>The rows that have a number in every chosen column.</summary>
    private sealed class RowSelection(IReadOnlyList<string> wanted, Action<ReadOnlySpan<double>> onRow)
    {
        private int[] _indices = [];
        private double[] _row = [];
        private ColumnAccumulator[] _accumulators = [];
        private RowSample? _sample;

        public IReadOnlyList<string> Columns { get; private set; } = [];

        public int Rows { get; private set; }

        public IReadOnlyList<ColumnStatistics> Statistics => [.. _accumulators.Select(accumulator => accumulator.ToStatistics()!)];

        public float[] Sample => _sample!.ToArray();

        public void Begin(IReadOnlyList<string> names)
        {
            Columns = wanted.Count == 0 ? names : [.. wanted.Distinct().Where(names.Contains)];
            _indices = [.. Columns.Select(name => names.Index().First(item => item.Item == name).Index)];
            _row = new double[_indices.Length];
            _accumulators = [.. _indices.Select(_ => new ColumnAccumulator())];
            _sample = new RowSample(_indices.Length, RowSample.CapacityFor(_indices.Length));
        }

        public void Add(double[] values)
        {
            for (var i = 0; i < _row.Length; i++)
            {
                _row[i] = values[_indices[i]];
                if (double.IsNaN(_row[i]))
                {
                    return;
                }
            }

            Rows++;
            for (var i = 0; i < _row.Length; i++)
            {
                _accumulators[i].Add(_row[i]);
            }

            _sample!.Add(_row);
            onRow(_row);
        }

        /// <summary>What shows only after rows with missing values are gone.</summary>
        public IEnumerable<FieldError> Problems()
        {
            if (Rows < CsvLimits.MinRows)
            {
                yield return new FieldError("dropMissingRows", CsvMessages.TooFewRows(Rows));
                yield break;
            }

            var constant = Columns.Where((_, i) => _accumulators[i].IsConstant).ToList();
            if (constant.Count > 0)
            {
                yield return new FieldError(
                    "columns", $"{CsvMessages.Names(constant)}: the same value is in all rows that are left without the missing values; leave the column out.");
            }
        }
    }
}
