using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Tests.Sqlite;

public class ConcurrencyTests
{
    private const int LeastEpochs = 100;
    private const int LeastReads = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_writers_and_readers_at_once_lose_nothing_and_never_see_half_a_write()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var runs = new List<RunRecord>();
        for (var i = 0; i < 4; i++)
        {
            runs.Add(await studio.AddRunAsync($"run {i}"));
        }

        // Threads of their own: the few of the pool could otherwise run one side after the other.
        var reads = new int[runs.Count];
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = runs.Select((run, i) => OnThread(() => ReadUntilAsync(studio, run, () => reads[i]++, done.Token))).ToList();
        var written = await Task.WhenAll(runs.Select(run => OnThread(() => WriteAsync(studio, run, () => reads.All(count => count >= LeastReads)))));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        foreach (var (run, last) in runs.Zip(written))
        {
            var series = await studio.Metrics.ReadAsync(run.Id, 0, 0, Token);
            Assert.Equal(Enumerable.Range(1, last), series.Points.Select(p => p.Epoch));
        }
    }

    private static Task<T> OnThread<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    /// <summary>Writes at least <see cref="LeastEpochs"/>, and on until the readers have seen enough of it.</summary>
    /// <returns>The last epoch written.</returns>
    private static async Task<int> WriteAsync(StudioFixture studio, RunRecord run, Func<bool> isEnough)
    {
        var epoch = 1;
        for (; epoch <= LeastEpochs || !isEnough(); epoch += 2)
        {
            var pair = new[] { epoch, epoch + 1 }.Select(e => new EpochMetric(e, 1, 2.0 / e, 0, 1e-3, 1, e)).ToList();
            await studio.Metrics.AppendAsync(run.Id, pair, null, Token);
        }

        return epoch - 1;
    }

    /// <summary>Epochs are written in pairs, so any reader must count an even number, and the run's row may be behind but not torn.</summary>
    private static async Task<bool> ReadUntilAsync(StudioFixture studio, RunRecord run, Action onRead, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var series = await studio.Metrics.ReadAsync(run.Id, 0, 0, Token);
            Assert.Equal(0, series.Points.Count % 2);
            var row = await studio.ReloadAsync(run);
            Assert.True(row.Epoch >= series.Next);
            Assert.Equal(row.Epoch == 0 ? null : row.Epoch, row.BestEpoch);
            onRead();
        }

        return true;
    }
}
