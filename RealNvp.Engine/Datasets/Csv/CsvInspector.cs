namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Looks through a CSV file before anything is decided about it.</summary>
public static class CsvInspector
{
    private const int PreviewRows = 20;

    /// <summary>Reads the whole file once, one row in memory at a time.</summary>
    /// <param name="format">How the file is written; null: detect.</param>
    /// <exception cref="DataFormatException">The file is empty, no text, or beyond the limits.</exception>
    public static CsvInspection Inspect(string path, CsvFormat? format, CsvLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var head = CsvHead.Read(path, limits);
        format ??= CsvFormatDetector.Detect(head);
        var preview = new List<IReadOnlyList<string>>();
        RowSample? sample = null;
        var scan = CsvScan.Run(
            path,
            head,
            format,
            limits,
            names => sample = new RowSample(names.Count, RowSample.CapacityFor(names.Count)),
            (values, records) =>
            {
                if (preview.Count < PreviewRows)
                {
                    var row = new string[values.Length];
                    for (var i = 0; i < row.Length; i++)
                    {
                        row[i] = CsvCell.Show(records.Field(i));
                    }

                    preview.Add(row);
                }

                sample!.Add(values);
            },
            cancellationToken);

        return Describe(scan, head, format, preview, sample!.ToArray());
    }

    internal static CsvInspection Describe(
        CsvScan scan, CsvHead head, CsvFormat format, IReadOnlyList<IReadOnlyList<string>> preview, float[] sample) => new()
        {
            Format = format,
            Encoding = head.Encoding.WebName.ToUpperInvariant() switch { "UTF-16BE" => "UTF-16", "ISO-8859-1" => "Latin-1", var name => name },
            Columns = scan.Columns,
            Rows = scan.Rows,
            RaggedRows = scan.RaggedRows,
            FirstRaggedRows = scan.FirstRaggedRows,
            UnclosedQuoteLine = scan.UnclosedQuoteLine,
            RepeatedNames = scan.RepeatedNames,
            MissingPatterns = scan.MissingPatterns,
            MissingPatternsAreExact = scan.MissingPatternsAreExact,
            Preview = preview,
            Sample = sample,
        };
}
