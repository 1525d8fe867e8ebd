using System.Text;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>Finds a text file's encoding from its first bytes.</summary>
internal static class CsvEncoding
{
    /// <param name="head">The first bytes of the file, some ten thousand are plenty.</param>
    /// <exception cref="DataFormatException">The file is no text.</exception>
    public static Encoding Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            throw new DataFormatException("file", "The file is a ZIP archive or an Excel workbook; save the sheet as CSV first.");
        }

        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8;
        }

        if (head.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode;
        }

        if (head.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode;
        }

        return DetectWithoutMark(head);
    }

    private static Encoding DetectWithoutMark(ReadOnlySpan<byte> head)
    {
        int evenZeros = 0, oddZeros = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = i % 2 == 0 ? evenZeros++ : oddZeros++;
            }
        }

        // Numbers in UTF-16 have a zero in every other byte; any other text has none at all.
        if (oddZeros > head.Length / 4 && evenZeros == 0)
        {
            return Encoding.Unicode;
        }

        if (evenZeros > head.Length / 4 && oddZeros == 0)
        {
            return Encoding.BigEndianUnicode;
        }

        if (evenZeros + oddZeros > 0)
        {
            throw new DataFormatException("file", "The file is not text: it holds zero bytes. A CSV file with a header and one row a line is needed.");
        }

        return IsUtf8(head) ? Encoding.UTF8 : Encoding.Latin1;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                return true; // the head ends inside a character
            }

            if (status != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            head = head[consumed..];
        }

        return true;
    }
}
