using System.Buffers;
using System.Globalization;
using System.Text;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;

namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>
/// Writes a table as it came, with the scores as further columns: same delimiter, same decimal mark, so that the program that made the one
/// opens the other. Only what a spreadsheet would carry out as a formula gets an apostrophe before it. UTF-8.
/// </summary>
internal sealed class ScoreTable(Stream output, CsvFormat format, bool onlyScores, bool hasShares)
{
    private const string LogProbName = "log_p";
    private const string ShareName = "share_less_likely";

    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly List<int> _ends = [];
    private readonly byte _delimiter = (byte)format.Delimiter;

    /// <summary>Name of the column of log-densities; another than usual where the table has one of that name.</summary>
    public string LogProbColumn { get; private set; } = LogProbName;

    public void WriteHeader(IReadOnlyList<string> names)
    {
        LogProbColumn = Free(LogProbName, names);
        if (!onlyScores)
        {
            foreach (var name in names)
            {
                Write(Encoding.UTF8.GetBytes(name));
                _lines.Write([_delimiter]);
            }
        }

        Write(Encoding.UTF8.GetBytes(LogProbColumn));
        if (hasShares)
        {
            _lines.Write([_delimiter]);
            Write(Encoding.UTF8.GetBytes(Free(ShareName, names)));
        }

        _lines.Write("\n"u8);
        Flush();
    }

    /// <summary>Takes a row's own cells; its scores come with <see cref="WriteScores"/>.</summary>
    /// <param name="records">Stands on the row.</param>
    /// <param name="columns">Cells that belong to a column.</param>
    public void AddRow(CsvRecords records, int columns)
    {
        for (var i = 0; i < columns && !onlyScores; i++)
        {
            Write(records.Field(i));
            _lines.Write([_delimiter]);
        }

        _ends.Add(_lines.WrittenCount);
    }

    /// <summary>Writes the rows taken so far, each with its scores; NaN leaves both empty.</summary>
    public void WriteScores(ReadOnlySpan<double> logProb, Func<double, double?> shareOf)
    {
        var start = 0;
        for (var i = 0; i < _ends.Count; i++)
        {
            output.Write(_lines.WrittenSpan[start.._ends[i]]);
            start = _ends[i];
            var known = !double.IsNaN(logProb[i]);
            var line = (known ? Number(logProb[i], "G9") : "")
                + (hasShares ? format.Delimiter + (known && shareOf(logProb[i]) is { } share ? Number(share, "0.######") : "") : "")
                + "\n";
            output.Write(Encoding.UTF8.GetBytes(line));
        }

        _lines.ResetWrittenCount();
        _ends.Clear();
    }

    private static string Free(string name, IReadOnlyList<string> taken)
    {
        var free = name;
        for (var n = 2; taken.Contains(free); n++)
        {
            free = $"{name}_{n}";
        }

        return free;
    }

    private string Number(double value, string digits)
    {
        var text = double.IsNegativeInfinity(value) ? "-inf" : value.ToString(digits, CultureInfo.InvariantCulture);
        return format.DecimalMark == ',' ? text.Replace('.', ',') : text;
    }

    /// <summary>A cell, in quotes where it must be.</summary>
    private void Write(ReadOnlySpan<byte> cell)
    {
        var isFormula = CsvFormula.IsOne(cell, format.DecimalMark);
        if (!cell.ContainsAny((byte)'"', (byte)'\r', (byte)'\n') && !cell.Contains(_delimiter) && !(format.Delimiter == ' ' && cell.IsEmpty))
        {
            WriteGuard(isFormula);
            _lines.Write(cell);
            return;
        }

        _lines.Write("\""u8);
        WriteGuard(isFormula);
        foreach (var character in cell)
        {
            if (character == '"')
            {
                _lines.Write("\""u8);
            }

            _lines.Write([character]);
        }

        _lines.Write("\""u8);
    }

    private void WriteGuard(bool isFormula)
    {
        if (isFormula)
        {
            _lines.Write([CsvFormula.Guard]);
        }
    }

    private void Flush()
    {
        output.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
    }
}
