using System.Text;
using CsvHelper;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>
/// The records of a CSV file one after another, never more than one in memory. Empty lines are passed over, and so is Excel's first
/// line <c>sep=;</c>. With a space as delimiter a run of spaces counts as one.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>512 columns of long numbers take some 10 kB; more is a quote that was never closed.</summary>
    private const int MaxRecordBytes = 4 << 20;

    private readonly CsvReader _reader;
    private readonly List<int> _fields = [];
    private readonly bool _collapse;
    private bool _isFirst = true;

    private CsvRecords(Func<CsvReaderOptions, CsvReader> open, char delimiter, Encoding encoding)
    {
        _collapse = delimiter == ' ';
        _reader = open(new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            WhitespaceCharacters = delimiter == '\t' ? " " : " \t",
            MaxRecordSize = MaxRecordBytes,
            Encoding = encoding,
            OnMalformedRecord = record => UnclosedQuoteLine = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : UnclosedQuoteLine,
        });
    }

    /// <summary>Line of a record whose quoted text runs to the end of the file, or null.</summary>
    public long? UnclosedQuoteLine { get; private set; }

    /// <summary>Line of the file, from 1, in which the record starts.</summary>
    public long Line => _reader.LineNumber;

    /// <summary>Number of fields in the record.</summary>
    public int Count => _collapse ? _fields.Count : _reader.FieldCount;

    public static CsvRecords OfFile(string path, char delimiter, Encoding encoding) =>
        new(options => CsvReader.FromFile(path, options), delimiter, encoding);

    public static CsvRecords OfUtf8(byte[] text, char delimiter) => new(options => CsvReader.Create(text, options), delimiter, Encoding.UTF8);

    /// <summary>A field as UTF-8 without quotes and surrounding white space, valid until the next record.</summary>
    public ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(_collapse ? _fields[index] : index);

    /// <exception cref="DataFormatException">A record is too long to be one.</exception>
    public bool Read()
    {
        try
        {
            if (!_reader.Read() || (_isFirst && IsSeparatorHint() && !_reader.Read()))
            {
                return false;
            }
        }
        catch (CsvFormatException exception)
        {
            throw new DataFormatException(
                "file", $"Line {exception.LineNumber} does not end within {MaxRecordBytes / 1_000_000} MB: a quote may not be closed.", exception);
        }

        _isFirst = false;
        if (_collapse)
        {
            _fields.Clear();
            for (var i = 0; i < _reader.FieldCount; i++)
            {
                if (_reader.GetRawSpan(i).Length > 0)
                {
                    _fields.Add(i);
                }
            }
        }

        return true;
    }

    public void Dispose() => _reader.Dispose();

    private bool IsSeparatorHint() => _reader.FieldCount <= 2 && _reader.GetRawSpan(0).StartsWith("sep="u8);
}
