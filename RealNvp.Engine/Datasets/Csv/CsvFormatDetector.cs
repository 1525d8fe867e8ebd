namespace RealNvp.Engine.Datasets.Csv;

/// <summary>
/// Guesses how a file is written: of all pairs of delimiter and decimal mark the one under which most records have equally many fields
/// and most fields are numbers. What it guesses is shown to the user, who may overrule it.
/// </summary>
internal static class CsvFormatDetector
{
    private const int SampledRecords = 200;

    /// <summary>In order of preference where two explain the file equally well.</summary>
    private static readonly char[] Delimiters = [',', ';', '\t', '|', ' '];

    public static CsvFormat Detect(CsvHead head)
    {
        var hinted = head.Lines.AsSpan().StartsWith("sep="u8) && head.Lines.Length > 4 ? (char)head.Lines[4] : default;
        (CsvFormat Format, double Score) best = (new CsvFormat(',', '.', HasHeader: true), double.NegativeInfinity);
        foreach (var delimiter in Delimiters.Where(d => !Delimiters.Contains(hinted) || d == hinted))
        {
            foreach (var mark in (ReadOnlySpan<char>)['.', ','])
            {
                var sample = ReadSample(head, delimiter, mark);
                var score = Score(sample);
                if (score > best.Score)
                {
                    best = (new CsvFormat(delimiter, mark, HasHeader(sample)), score);
                }
            }
        }

        return best.Format;
    }

    /// <summary>Whether the first record names the columns, given the other two decisions.</summary>
    public static bool DetectHeader(CsvHead head, char delimiter, char decimalMark) => HasHeader(ReadSample(head, delimiter, decimalMark));

    private static List<CsvCellKind[]> ReadSample(CsvHead head, char delimiter, char decimalMark)
    {
        var sample = new List<CsvCellKind[]>();
        using var records = CsvRecords.OfUtf8(head.Lines, delimiter);
        while (sample.Count < SampledRecords && records.Read())
        {
            var kinds = new CsvCellKind[records.Count];
            for (var i = 0; i < kinds.Length; i++)
            {
                kinds[i] = CsvCell.Read(records.Field(i), decimalMark, out _);
            }

            sample.Add(kinds);
        }

        return sample;
    }

    /// <summary>Share of records with the commonest number of fields, weighted by the share of numbers among their fields.</summary>
    private static double Score(List<CsvCellKind[]> sample)
    {
        if (sample.Count == 0)
        {
            return double.NegativeInfinity;
        }

        var commonest = sample.GroupBy(record => record.Length).MaxBy(group => group.Count())!;
        if (commonest.Key < 2)
        {
            return double.MinValue;
        }

        var consistent = (double)commonest.Count() / sample.Count;
        // The first record may be a header, which says nothing about numbers.
        var cells = sample.Skip(sample.Count > 1 ? 1 : 0).Where(record => record.Length == commonest.Key).SelectMany(record => record).ToList();
        var numbers = cells.Count == 0 ? 0 : (double)cells.Count(kind => kind is CsvCellKind.Number or CsvCellKind.OutOfRange) / cells.Count;
        return consistent * (0.1 + numbers);
    }

    /// <summary>
    /// A text above numbers is a name, a number above numbers is not. A file without any number has a header if its first record has
    /// no empty field.
    /// </summary>
    private static bool HasHeader(List<CsvCellKind[]> sample)
    {
        if (sample.Count == 0)
        {
            return false;
        }

        var first = sample[0];
        int names = 0, values = 0;
        for (var column = 0; column < first.Length; column++)
        {
            var below = sample.Skip(1).Where(record => record.Length > column).Select(record => record[column]).ToList();
            if (below.Count(kind => kind == CsvCellKind.Number) * 2 > below.Count)
            {
                _ = first[column] == CsvCellKind.Text ? names++ : first[column] == CsvCellKind.Number ? values++ : 0;
            }
        }

        return names + values > 0 ? names > values : Array.TrueForAll(first, kind => kind == CsvCellKind.Text);
    }
}
