using System.Text;
using Microsoft.Win32.SafeHandles;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Export;

namespace RealNvp.Engine.Cli;

/// <summary>Where a command's rows go: a file, or standard output.</summary>
internal static class ResultOutput
{
    private const int BrokenPipe = 32; // EPIPE
    private const int BufferSize = 1 << 16;

    /// <summary>Writes rows. A reader that has seen enough (<c>| head</c>) ends the writing, and that is no error.</summary>
    /// <param name="file">Target; null: standard output.</param>
    /// <param name="write">Writes all rows.</param>
    public static void Write(FileInfo? file, Action<TextWriter> write) => WriteBytes(file, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize, leaveOpen: true);
        writer.NewLine = "\n";
        write(writer);
    });

    /// <summary>The same for those who write bytes. A file appears whole or not at all.</summary>
    /// <param name="file">Target; null: standard output.</param>
    /// <param name="write">Writes everything.</param>
    public static void WriteBytes(FileInfo? file, Action<Stream> write)
    {
        if (file is not null && !IsDevice(file))
        {
            AtomicFile.Write(file.FullName, stream => WriteBuffered(stream, write));
            return;
        }

        try
        {
            using var stream = file is null ? OpenStandardOutput() : file.OpenWrite();
            WriteBuffered(stream, write);
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            // Nobody reads on.
        }
    }

    /// <summary>A field of a CSV row, quoted where it must be; what a spreadsheet would carry out as a formula becomes a text.</summary>
    public static string CsvField(string text)
    {
        var plain = CsvFormula.IsOne(Encoding.UTF8.GetBytes(text), '.') ? $"'{text}" : text;
        return plain.AsSpan().ContainsAny(",\"\r\n") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    /// <summary>A device is written to and not replaced by a file.</summary>
    private static bool IsDevice(FileInfo file) => !OperatingSystem.IsWindows() && file.FullName.StartsWith("/dev/", StringComparison.Ordinal);

    private static void WriteBuffered(Stream stream, Action<Stream> write)
    {
        var buffered = new BufferedStream(stream, BufferSize);
        write(buffered);
        buffered.Flush();
    }

    private static Stream OpenStandardOutput()
    {
        // Console's stream swallows a closed pipe, so that a million more rows would be computed for nobody. A file stream says so, but it
        // keeps a position of its own in a file that others may write to as well, so it is only for pipes.
        if (!OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }
}
