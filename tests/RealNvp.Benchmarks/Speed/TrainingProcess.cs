using System.Diagnostics;

namespace RealNvp.Benchmarks.Speed;

/// <summary>The real program training at the course's size, in a process of its own.</summary>
internal static class TrainingProcess
{
    /// <summary>Starts it, waits for its first step and some more, and stops it.</summary>
    /// <param name="evaluator">kernels or torch.</param>
    /// <returns>Seconds from its start to its first step done, and the most memory it had resident.</returns>
    public static (double FirstStep, double ResidentBytes) Run(string evaluator)
    {
        var folder = Directory.CreateTempSubdirectory("realnvp-benchmark-");
        try
        {
            var start = new ProcessStartInfo("dotnet")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "RealNvp.Engine.dll"), "train", "--json", "--preset", "course-notebook",
                    "--evaluator", evaluator, "--work", folder.FullName,
                },
            };
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            double? firstStep = null;
            long resident = 0;
            while (process.StandardOutput.ReadLine() is { } line && resident == 0)
            {
                if (!line.Contains("\"event\":\"progress\"", StringComparison.Ordinal) && !line.Contains("\"event\":\"epoch\"", StringComparison.Ordinal))
                {
                    continue;
                }

                firstStep ??= watch.Elapsed.TotalSeconds;
                if (watch.Elapsed.TotalSeconds > 3)
                {
                    process.Refresh();
                    resident = process.PeakWorkingSet64;
                }
            }

            process.StandardInput.WriteLine("cancel");
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (firstStep ?? double.NaN, resident);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
