using Bunit;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

/// <summary>The table of runs when the browser confirms a new location late.</summary>
public class SlowBrowserTests : PageContext
{
    private readonly SlowBrowser _browser;

    public SlowBrowserTests()
        : this(new SlowBrowser("/runs"))
    {
    }

    private SlowBrowserTests(SlowBrowser browser)
        : base(browser) => _browser = browser;

    [Fact]
    public async Task Ticks_quicker_than_the_browser_answers_all_count()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 3).Select(i => RunFactory.Run($"r{i}")));
        var page = Render<RunsPage>();

        page.Find("tr[data-run=r0] input").Change(true);
        page.Find("tr[data-run=r1] input").Change(true);
        await page.InvokeAsync(_browser.Arrive);
        page.Find("tr[data-run=r2] input").Change(true);
        await page.InvokeAsync(_browser.Arrive);
        await page.InvokeAsync(_browser.Arrive);

        Assert.Equal(3, page.FindAll("tr.is-selected").Count);
        Assert.Equal("/runs?selected=r0,r1,r2", new Uri(_browser.Uri).PathAndQuery);
        Assert.Contains("Compare (3)", page.Markup, StringComparison.Ordinal);
    }
}
