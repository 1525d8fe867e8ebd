using System.Text;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>The start of a file: enough to find out how it is written.</summary>
/// <param name="Encoding">The file's encoding.</param>
/// <param name="Lines">Its first lines as UTF-8, the last one complete unless the file has a single huge line.</param>
internal sealed record CsvHead(Encoding Encoding, byte[] Lines)
{
    private const int Size = 1 << 16;

    /// <exception cref="DataFormatException">The file is empty, no text, or larger than allowed.</exception>
    public static CsvHead Read(string path, CsvLimits limits)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (stream.Length > limits.Bytes)
        {
            throw new DataFormatException("file", CsvMessages.TooManyBytes(limits.Bytes));
        }

        var buffer = new byte[Size];
        var count = stream.ReadAtLeast(buffer, Size, throwOnEndOfStream: false);
        var head = buffer.AsSpan(0, count);
        var encoding = CsvEncoding.Detect(head);
        var text = encoding.GetString(head).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DataFormatException("file", "The file is empty.");
        }

        var lastLine = text.AsSpan().LastIndexOfAny('\r', '\n');
        var lines = count == Size && lastLine > 0 ? text[..lastLine] : text;
        return new CsvHead(encoding, Encoding.UTF8.GetBytes(lines));
    }
}
