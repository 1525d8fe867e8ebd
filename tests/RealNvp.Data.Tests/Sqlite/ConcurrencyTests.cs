using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Tests.Sqlite;

public class ConcurrencyTests
{
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

        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = Enumerable.Range(0, 4).Select(i => Task.Run(() => ReadUntilAsync(studio, runs[i], done.Token), Token)).ToList();
        await Task.WhenAll(runs.Select(run => Task.Run(() => WriteAsync(studio, run), Token)));
        await done.CancelAsync();
        var reads = await Task.WhenAll(readers);

        Assert.All(reads, count => Assert.True(count > 3, $"a reader came through only {count} times"));
        foreach (var run in runs)
        {
            var series = await studio.Metrics.ReadAsync(run.Id, 0, 0, Token);
            Assert.Equal(Enumerable.Range(1, 100), series.Points.Select(p => p.Epoch));
        }
    }

    private static async Task WriteAsync(StudioFixture studio, RunRecord run)
    {
        for (var epoch = 1; epoch <= 100; epoch += 2)
        {
            var pair = new[] { epoch, epoch + 1 }.Select(e => new EpochMetric(e, 1, 2.0 / e, 0, 1e-3, 1, e)).ToList();
            await studio.Metrics.AppendAsync(run.Id, pair, null, Token);
        }
    }

    /// <summary>Epochs are written in pairs, so any reader must count an even number, and the run's row may be behind but not torn.</summary>
    private static async Task<int> ReadUntilAsync(StudioFixture studio, RunRecord run, CancellationToken done)
    {
        var count = 0;
        while (!done.IsCancellationRequested)
        {
            var series = await studio.Metrics.ReadAsync(run.Id, 0, 0, Token);
            Assert.Equal(0, series.Points.Count % 2);
            var row = await studio.ReloadAsync(run);
            Assert.True(row.Epoch >= series.Next);
            Assert.Equal(row.Epoch == 0 ? null : row.Epoch, row.BestEpoch);
            count++;
        }

        return count;
    }
}
