using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Benchmarks.Pages;
using RealNvp.Benchmarks.Runs;
using RealNvp.Data;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using Clock = System.Diagnostics.Stopwatch;

namespace RealNvp.Benchmarks.Metrics;

/// <summary>
/// Epochs that several runs store at once, in batches as the queue stores them, against the same rows through the bare database driver; and
/// what reading a long curve takes meanwhile, against a quiet database.
/// </summary>
internal static class AppendBenchmark
{
    /// <summary>Runs that append at the same time.</summary>
    private const int Writers = 4;

    /// <summary>Epochs a transaction: what a run of 2,500 epochs a second gathers in the 100 ms between two.</summary>
    private const int Batch = 250;

    /// <summary>Epochs of the run that is read.</summary>
    private const int LongEpochs = 10_000;

    private const int Points = 2_000;
    private const int Reads = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(int seconds, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("realnvp-append-").FullName;
        try
        {
            await using (var services = new ServiceCollection().AddStudioData(Path.Combine(folder, "studio.db")).BuildServiceProvider())
            {
                await services.GetRequiredService<IStudioDatabase>().InitialiseAsync();
                await MeasureAsync(services, Path.Combine(folder, "bare.db"), TimeSpan.FromSeconds(seconds), output);
            }

            SqliteConnection.ClearAllPools();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(IServiceProvider services, string bareFile, TimeSpan time, TextWriter output)
    {
        var (runs, metrics) = (services.GetRequiredService<IRunStore>(), services.GetRequiredService<IMetricStore>());
        var random = new Random(1);
        var read = await StartRunAsync(runs, "read");
        await metrics.AppendAsync(read, SeededRuns.Curve(random, 1, LongEpochs), null);

        // The rows are made beforehand: they come from another process.
        var curve = SeededRuns.Curve(random, 1, 1_000_000);
        await AppendAsync(metrics, await StartRunsAsync(runs), curve, WarmUp);
        var quiet = await ReadAsync(runs, metrics, read, () => true);

        var done = false;
        var reading = Task.Run(() => ReadAsync(runs, metrics, read, () => done));
        var (stored, elapsed) = await AppendAsync(metrics, await StartRunsAsync(runs), curve, time);
        done = true;
        var busy = await reading;
        var bare = Bare(bareFile, curve, time / 2);

        var perSecond = stored / elapsed.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Writers} runs at once, {Batch} epochs a transaction, {elapsed.TotalSeconds:0} s"));
        output.WriteLine();
        output.WriteLine("| | epochs/s | share of the bare driver |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| stored, with reads beside | {perSecond:#,##0} | {perSecond / bare:0 %} |"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the bare driver, nothing beside | {bare:#,##0} | |"));
        output.WriteLine();
        output.WriteLine($"| milliseconds to read {Points:#,##0} points of {LongEpochs:#,##0} and a page of runs | median | p99 |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| quiet | {quiet.Percentile(0.5):0.0} | {quiet.Percentile(0.99):0.0} |"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| while runs append | {busy.Percentile(0.5):0.0} | {busy.Percentile(0.99):0.0} |"));
    }

    private static Task<string[]> StartRunsAsync(IRunStore runs) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(i => StartRunAsync(runs, $"writer {i}")));

    private static async Task<string> StartRunAsync(IRunStore runs, string name)
    {
        var run = await runs.CreateAsync(SeededRuns.Small(name));
        await runs.TryStartAsync(run.Id);
        return run.Id;
    }

    /// <returns>Epochs stored by all runs together, and in what time.</returns>
    private static async Task<(long Stored, TimeSpan Elapsed)> AppendAsync(
        IMetricStore metrics, IReadOnlyList<string> writers, List<EpochMetric> curve, TimeSpan time)
    {
        var start = Clock.GetTimestamp();
        var stored = await Task.WhenAll(writers.Select(run => Task.Run(async () =>
        {
            var next = 0;
            while (Clock.GetElapsedTime(start) < time && next + Batch <= curve.Count)
            {
                await metrics.AppendAsync(run, curve.GetRange(next, Batch), 1);
                next += Batch;
            }

            return (long)next;
        })));
        return (stored.Sum(), Clock.GetElapsedTime(start));
    }

    /// <summary>Reads until it is told to stop, at least <see cref="Reads"/> times.</summary>
    private static async Task<Latencies> ReadAsync(IRunStore runs, IMetricStore metrics, string run, Func<bool> stop)
    {
        var latencies = new Latencies();
        for (var i = 0; i < Reads || !stop(); i++)
        {
            var start = Clock.GetTimestamp();
            await metrics.ReadAsync(run, 0, Points);
            await runs.ListAsync(new RunQuery());
            latencies.Add(Clock.GetElapsedTime(start));
        }

        return latencies;
    }

    /// <summary>The rows in the table's own shape, on one connection, with one prepared statement.</summary>
    private static double Bare(string file, List<EpochMetric> curve, TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
            CREATE TABLE metrics (RunId TEXT, Epoch INTEGER, TrainNll REAL, ValNll REAL, Penalty REAL, LearningRate REAL, GradNorm REAL, Seconds REAL, PRIMARY KEY (RunId, Epoch)) WITHOUT ROWID;
            """;
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO metrics VALUES ($run, $epoch, $train, $val, $penalty, $rate, $norm, $seconds)";
        var parameters = new[] { "$run", "$epoch", "$train", "$val", "$penalty", "$rate", "$norm", "$seconds" }
            .Select(name => command.Parameters.Add(new SqliteParameter(name, null))).ToArray();
        var start = Clock.GetTimestamp();
        long stored = 0;
        while (Clock.GetElapsedTime(start) < time && stored + Batch <= curve.Count)
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            foreach (var metric in curve.GetRange((int)stored, Batch))
            {
                object[] values = ["aaaaaaaaaa", metric.Epoch, metric.TrainNll, metric.ValNll, metric.Penalty, metric.LearningRate, metric.GradNorm, metric.Seconds];
                for (var i = 0; i < values.Length; i++)
                {
                    parameters[i].Value = values[i];
                }

                command.ExecuteNonQuery();
            }

            transaction.Commit();
            stored += Batch;
        }

        return stored / Clock.GetElapsedTime(start).TotalSeconds;
    }
}
