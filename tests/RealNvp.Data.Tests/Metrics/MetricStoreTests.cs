using RealNvp.Data.Metrics;

namespace RealNvp.Data.Tests.Metrics;

public class MetricStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Appended_epochs_come_back_in_order_and_move_the_run_along()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(run.Id, [Metric(2, 1.4), Metric(1, 1.5)], etaSeconds: 12, Token);
        await studio.Metrics.AppendAsync(run.Id, [Metric(3, 1.45)], etaSeconds: 8, Token);

        var series = await studio.Metrics.ReadAsync(run.Id, after: 0, maxPoints: 0, Token);
        Assert.Equal([Metric(1, 1.5), Metric(2, 1.4), Metric(3, 1.45)], series.Points);
        Assert.Equal(3, series.Next);

        var row = await studio.ReloadAsync(run);
        Assert.Equal((3, 1.45, 0.95, 3.0, 8.0), (row.Epoch, row.ValNll, row.TrainNll, row.Seconds, row.EtaSeconds));
        Assert.Equal((2, 1.4), (row.BestEpoch, row.BestValNll));
    }

    [Fact]
    public async Task Numbers_that_are_not_finite_survive_and_are_never_the_best()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        var bad = new EpochMetric(2, double.NaN, double.NegativeInfinity, double.NaN, 1e-3, double.PositiveInfinity, 2);
        var worse = new EpochMetric(3, double.PositiveInfinity, double.NaN, 0, 1e-3, double.NaN, 3);
        await studio.Metrics.AppendAsync(run.Id, [Metric(1, 1.5), bad, worse], null, Token);

        var series = await studio.Metrics.ReadAsync(run.Id, 0, 0, Token);
        Assert.Equal([Metric(1, 1.5), bad, worse], series.Points);
        var row = await studio.ReloadAsync(run);
        Assert.Equal((1, 1.5), (row.BestEpoch, row.BestValNll));
        Assert.Null(row.ValNll);
        Assert.Equal(double.PositiveInfinity, row.TrainNll);
        Assert.Equal(3, row.Epoch);
    }

    [Fact]
    public async Task A_curve_is_one_number_of_every_epoch()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        var bad = new EpochMetric(2, 1, double.NaN, 0, 1e-3, 0, 2);
        await studio.Metrics.AppendAsync(run.Id, [Metric(3, 1.3), bad, Metric(1, 1.5)], null, Token);

        var curve = await studio.Metrics.ReadCurveAsync(run.Id, MetricColumn.ValNll, Token);

        Assert.Equal([1, 2, 3], curve.Epochs);
        Assert.Equal([1.5, double.NaN, 1.3], curve.Values);
        Assert.Equal([1, 2, 3], curve.Seconds);
        var train = await studio.Metrics.ReadCurveAsync(run.Id, MetricColumn.TrainNll, Token);
        Assert.Equal([1.0, 1, 0.8], train.Values);
        Assert.Empty((await studio.Metrics.ReadCurveAsync("nobody", MetricColumn.ValNll, Token)).Epochs);
    }

    [Fact]
    public async Task An_epoch_written_again_replaces_the_old_one_and_the_best_follows()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(run.Id, [Metric(1, 1.5), Metric(2, 1.1), Metric(3, 1.3)], null, Token);
        await studio.Metrics.AppendAsync(run.Id, [Metric(2, 1.4), Metric(3, 1.35)], null, Token);

        var series = await studio.Metrics.ReadAsync(run.Id, 0, 0, Token);
        Assert.Equal([Metric(1, 1.5), Metric(2, 1.4), Metric(3, 1.35)], series.Points);
        var row = await studio.ReloadAsync(run);
        Assert.Equal((3, 1.35), (row.BestEpoch, row.BestValNll));
    }

    [Fact]
    public async Task Truncating_takes_the_run_back_to_what_is_left()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(run.Id, [Metric(1, 1.5), Metric(2, 1.4), Metric(3, 1.2)], null, Token);
        await studio.Metrics.TruncateAfterAsync(run.Id, 2, Token);

        Assert.Equal([1, 2], (await studio.Metrics.ReadAsync(run.Id, 0, 0, Token)).Points.Select(p => p.Epoch));
        var row = await studio.ReloadAsync(run);
        Assert.Equal((2, 1.4, 2, 1.4, 2.0), (row.Epoch, row.ValNll, row.BestEpoch, row.BestValNll, row.Seconds));

        await studio.Metrics.TruncateAfterAsync(run.Id, 0, Token);
        row = await studio.ReloadAsync(run);
        Assert.Equal((0, null, null, null, 0.0), (row.Epoch, row.ValNll, row.BestEpoch, row.BestValNll, row.Seconds));
    }

    [Fact]
    public async Task The_cursor_gives_only_what_is_new_and_stays_where_nothing_is()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(run.Id, [Metric(1, 1.5), Metric(2, 1.4), Metric(3, 1.3)], null, Token);
        var tail = await studio.Metrics.ReadAsync(run.Id, after: 2, maxPoints: 100, Token);
        Assert.Equal([3], tail.Points.Select(p => p.Epoch));
        var nothing = await studio.Metrics.ReadAsync(run.Id, after: 3, maxPoints: 100, Token);
        Assert.Empty(nothing.Points);
        Assert.Equal(3, nothing.Next);
    }

    [Fact]
    public async Task A_long_series_is_thinned_but_keeps_its_spike_and_its_cursor()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        var metrics = Enumerable.Range(1, 3_000).Select(e => Metric(e, e == 1_777 ? 42 : 1.2 + 1.0 / e)).ToList();
        await studio.Metrics.AppendAsync(run.Id, metrics, null, Token);
        var series = await studio.Metrics.ReadAsync(run.Id, 0, 200, Token);
        Assert.InRange(series.Points.Count, 40, 200);
        Assert.Contains(series.Points, p => p is { Epoch: 1_777, ValNll: 42 });
        Assert.Equal(3_000, series.Next);
    }

    [Fact]
    public async Task Sparklines_of_several_runs_come_at_once_and_short()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (first, second, empty) = (await studio.AddRunAsync(), await studio.AddRunAsync(), await studio.AddRunAsync());
        await studio.Metrics.AppendAsync(first.Id, [Metric(1, 2), Metric(2, 1)], null, Token);
        await studio.Metrics.AppendAsync(second.Id, Enumerable.Range(1, 500).Select(e => Metric(e, 1.0 / e)).ToList(), null, Token);
        var lines = await studio.Metrics.ReadSparklinesAsync([first.Id, second.Id, empty.Id], 40, Token);
        Assert.Equal([2.0, 1.0], lines[first.Id]);
        Assert.InRange(lines[second.Id].Count, 8, 40);
        Assert.Equal((1.0, 1.0 / 500), (lines[second.Id][0], lines[second.Id][^1]));
        Assert.Empty(lines[empty.Id]);
    }

    [Fact]
    public async Task A_sparkline_shows_a_loss_that_is_no_number_any_more()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Metrics.AppendAsync(run.Id, [Metric(1, 2), Metric(2, double.NaN), Metric(3, double.PositiveInfinity)], null, Token);
        var lines = await studio.Metrics.ReadSparklinesAsync([run.Id, run.Id, "nosuchrun2"], 40, Token);
        Assert.Equal([2.0, double.NaN, double.PositiveInfinity], lines[run.Id]);
        Assert.Empty(lines["nosuchrun2"]);
    }

    [Fact]
    public async Task Sparklines_of_a_page_of_short_runs_are_two_queries_however_many_they_are()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var ids = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            ids.Add((await studio.AddRunAsync()).Id);
            await studio.Metrics.AppendAsync(ids[i], [Metric(1, i), Metric(2, i + 0.5)], null, Token);
        }

        using var commands = new CommandCount(studio.DatabasePath);
        var lines = await studio.Metrics.ReadSparklinesAsync(ids, 40, Token);
        Assert.Equal(2, commands.Count);
        Assert.All(ids.Index(), run => Assert.Equal([run.Index, run.Index + 0.5], lines[run.Item]));
    }

    [Fact]
    public async Task Metrics_of_an_unknown_run_are_refused()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await Assert.ThrowsAsync<KeyNotFoundException>(() => studio.Metrics.AppendAsync("nosuchrun2", [Metric(1, 1)], null, Token));
    }

    private static EpochMetric Metric(int epoch, double valNll) => new(epoch, valNll - 0.5, valNll, 0.01, 1e-3, 0.7, epoch);
}
