using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RealNvp.Engine.Cli;

/// <summary>Where a command's rows go: a file, or standard output.</summary>
internal static class ResultOutput
{
    private const int BrokenPipe = 32; // EPIPE
    private const int BufferSize = 1 << 16;

    /// <summary>Writes rows. A reader that has seen enough (<c>| head</c>) ends the writing, and that is no error.</summary>
    /// <param name="file">Target; null: standard output.</param>
    /// <param name="write">Writes all rows.</param>
    public static void Write(FileInfo? file, Action<TextWriter> write)
    {
        try
        {
            using var writer = new StreamWriter(Open(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize);
            writer.NewLine = "\n";
            write(writer);
        }
        catch (IOException exception) when (file is null && exception.HResult == BrokenPipe)
        {
            // Nobody reads on.
        }
    }

    /// <summary>A field of a CSV row, quoted where it must be.</summary>
    public static string CsvField(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    private static Stream Open(FileInfo? file)
    {
        if (file is not null)
        {
            return new FileStream(file.FullName, FileMode.Create, FileAccess.Write, FileShare.Read);
        }

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
