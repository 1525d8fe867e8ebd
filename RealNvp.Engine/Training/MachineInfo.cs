using System.Globalization;
using System.Runtime.InteropServices;

namespace RealNvp.Engine.Training;

/// <summary>The machine in one line, for provenance.</summary>
public static class MachineInfo
{
    /// <summary>For example <c>Debian GNU/Linux 12 (bookworm), X64, AMD EPYC 7B13, 2 cores</c>.</summary>
    public static string Describe()
    {
        string?[] parts =
        [
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            Processor(),
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} {(Environment.ProcessorCount == 1 ? "core" : "cores")}"),
        ];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static string? Processor()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        }

        try
        {
            var line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal));
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // A sandbox without /proc: the rest of the line says enough.
        }
    }
}
