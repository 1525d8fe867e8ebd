using RealNvp.Data.Runs;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Share.Public;
using RealNvp.Web.Features.Share.Public.Preview;
using RealNvp.Web.Features.Share.Public.Views;
using RealNvp.Web.Tests.Api;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>What is read for a shared page and for its picture: what they show, once.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedGatheringTests : IDisposable
{
    private readonly FakeRunService _runs = new();
    private readonly FakeSweepService _sweeps = new();
    private readonly SharedPages _pages;
    private readonly SharedViewPages _views;
    private readonly PreviewImages _previews;

    public SharedGatheringTests(ApiFixture api)
    {
        _pages = new SharedPages(_runs, _sweeps, new SharedCurves(new FakeCompareCurves(_runs.Reads)));
        _views = new SharedViewPages(_runs, _sweeps, TimeProvider.System);
        _previews = new PreviewImages(_pages, _views, api.Get<PreviewPainter>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _previews.Dispose();

    [Fact]
    public async Task A_sweep_is_read_once_for_all_that_its_page_shows()
    {
        var content = await OpenSweepAsync();

        await _pages.BuildAsync("token", content, SharedParts.All, Token);

        Assert.Equal(1, _sweeps.Readings);
        Assert.Equal(["a"], _sweeps.ImportanceQuestions);
    }

    [Fact]
    public async Task Groups_by_sweep_get_their_names_from_one_question()
    {
        // The list's own groups by sweep: s1-64 and so on.
        foreach (var size in new[] { 16, 32, 64 })
        {
            _runs.Runs.Add(RunFactory.Run($"r{size}") with { HiddenSize = size });
            _sweeps.Sweeps.Add(SweepFactory.Sweep($"s1-{size}"));
        }

        var page = await _views.BuildAsync("token", View("group=sweep"), 1, Token);

        Assert.Equal(["sweep s1-16", "sweep s1-32", "sweep s1-64"], page.Groups.Select(group => group.Title));
        Assert.Equal(["s1-16", "s1-32", "s1-64"], Assert.Single(_sweeps.NameQuestions));
        Assert.Equal((0, 0), (_sweeps.Readings, _runs.FindManyRequests));
    }

    [Fact]
    public async Task The_picture_of_a_sweep_takes_nothing_beside_its_trials()
    {
        var content = await OpenSweepAsync();
        _runs.Reads.Clear();

        await DrawAsync(content);

        Assert.Equal(1, _sweeps.Readings);
        Assert.Empty(_sweeps.ImportanceQuestions);
        Assert.Empty(_runs.Reads);
    }

    [Fact]
    public async Task The_picture_of_a_view_takes_one_question_for_as_many_rows_as_it_shows_and_no_curves()
    {
        _runs.Runs.AddRange(Enumerable.Range(0, 40).Select(i => RunFactory.Run($"r{i}")));

        await DrawAsync(View("pageSize=100&columns=name,curve,bestValNll"));

        var query = Assert.Single(_runs.Queries);
        Assert.Equal((1, PreviewList.MostRows), (query.Page, query.PageSize));
        Assert.Equal(0, _runs.SparklineRequests);
    }

    [Fact]
    public async Task The_picture_of_a_comparison_takes_curves_and_no_samples()
    {
        var (first, second) = (Run("one"), Run("two") with { Index = 1 });
        var content = new SharedContent(FakeShareLinks.Link(ShareKind.Comparison, "one"), [first, second]);

        await DrawAsync(content);

        Assert.Equal(["ValNll of one two"], _runs.Reads);
    }

    [Fact]
    public async Task The_picture_of_a_run_takes_its_curve_and_its_samples()
    {
        await DrawAsync(Content(Run("one")));

        Assert.Equal(["metrics one after 0", "snapshot one 1"], _runs.Reads);
    }

    [Fact]
    public async Task Who_asks_for_a_view_s_picture_while_it_is_read_gets_that_one()
    {
        _runs.Runs.Add(RunFactory.Run("r"));
        _runs.ListGate = new TaskCompletionSource();
        var asking = Enumerable.Range(0, 12).Select(_ => DrawAsync(View("pageSize=10"))).ToList();
        using var impatient = new CancellationTokenSource();
        var leaving = _previews.SketchAsync("token", View("pageSize=10"), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);

        _runs.ListGate.SetResult();
        var pictures = await Task.WhenAll(asking);

        Assert.Single(_runs.Queries);
        Assert.All(pictures, picture => Assert.Equal(pictures[0], picture));
    }

    [Fact]
    public async Task A_picture_does_not_wait_for_what_another_one_shows_and_is_made_once_for_all()
    {
        _runs.MetricGates["slow"] = new TaskCompletionSource();
        var slow = Enumerable.Range(0, 3).Select(_ => DrawAsync(Content(Run("slow")))).ToList();

        await DrawAsync(Content(Run("quick")));

        Assert.All(slow, one => Assert.False(one.IsCompleted));
        _runs.MetricGates["slow"].SetResult();
        await Task.WhenAll(slow);
        await DrawAsync(Content(Run("slow")));
        Assert.Single(_runs.Reads, read => read.StartsWith("metrics slow", StringComparison.Ordinal));
    }

    private static SharedContent View(string query) => new(FakeShareLinks.Link(ShareKind.View, "v", query), []);

    private static SharedContent Content(SharedRun run) => new(FakeShareLinks.Link(ShareKind.Run, run.Run.Id), [run]);

    private SharedRun Run(string id)
    {
        _runs.Metrics[id] = [new(1, 2, 2.1, 0, 1e-3, 1, 1), new(2, 1.5, 1.6, 0, 1e-3, 1, 2)];
        return new SharedRun(0, RunFactory.Run(id), id, "var(--run-0)", [1]);
    }

    private async Task<SharedContent> OpenSweepAsync()
    {
        _sweeps.Sweeps.Add(SweepFactory.Sweep("a"));
        _sweeps.Trials["a"] = SweepFactory.Done(5);
        _runs.Runs.Add(RunFactory.Run("run1", RunStatus.Completed));
        var subjects = new ShareSubjects(_runs, _sweeps, new FakeSavedViews());
        var shares = new ShareService(new FakeShareLinks(FakeShareLinks.Link(ShareKind.Sweep, "a")), subjects, _runs, _sweeps, TimeProvider.System);
        var content = (await shares.OpenAsync(ShareToken.New(), Token)).Content!;
        Assert.Equal("run1", Assert.Single(content.Runs).Run.Id);
        return content;
    }

    private async Task<byte[]> DrawAsync(SharedContent content) => (await _previews.DrawAsync(await _previews.SketchAsync("token", content, Token), Token)).ToArray();
}
