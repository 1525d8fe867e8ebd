using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.Time.Testing;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

/// <summary>Typing into the search, on a clock that the test turns.</summary>
public class QueryTypingTests : PageContext
{
    private readonly FakeTimeProvider _time;

    public QueryTypingTests()
        : this(new FakeTimeProvider(DateTimeOffset.UtcNow))
    {
    }

    private QueryTypingTests(FakeTimeProvider time)
        : base(time: time)
    {
        _time = time;
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Typing_searches_after_a_pause_and_once()
    {
        RunService.Runs.AddRange([RunFactory.Run("moons"), RunFactory.Run("rings")]);
        var page = Render<RunsPage>();

        foreach (var text in new[] { "r", "ri", "rin", "ring" })
        {
            page.Find("input[type=search]").Input(text);
            _time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Assert.Single(RunService.Queries);
        _time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("/runs?query=ring", Path);
        Assert.Equal(2, RunService.Queries.Count);

        var history = ((BunitNavigationManager)Navigation).History;
        Assert.False(history.First().Options.ReplaceHistoryEntry, "The way back leads to the list before the search.");

        page.Find("input[type=search]").Input("moon");
        _time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("/runs?query=moon", Path));
        Assert.True(history.First().Options.ReplaceHistoryEntry, "A search typed on is one step in the history.");
    }
}
