using Bunit;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Share;

namespace RealNvp.Web.Tests.Features.Share;

public class SharesPageTests : PageContext
{
    [Fact]
    public void Without_a_link_the_page_says_how_to_make_one() => Assert.Contains("makes a read-only link", Render<SharesPage>().Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Every_link_says_what_it_shows_until_when_and_an_ended_one_can_be_forgotten()
    {
        await Shares.CreateAsync(new ShareRequest(ShareKind.Run, ["a"], "y=log", new DateTime(2030, 1, 31, 0, 0, 0, DateTimeKind.Utc)), Xunit.TestContext.Current.CancellationToken);
        await Shares.CreateAsync(new ShareRequest(ShareKind.Comparison, ["a", "b"]), Xunit.TestContext.Current.CancellationToken);
        await Shares.CreateAsync(new ShareRequest(ShareKind.Sweep, ["s"]), Xunit.TestContext.Current.CancellationToken);
        await Shares.CreateAsync(new ShareRequest(ShareKind.View, ["v"], "tag=moons"), Xunit.TestContext.Current.CancellationToken);
        await Shares.RevokeAsync("link1", Xunit.TestContext.Current.CancellationToken);

        var page = Render<SharesPage>();

        Assert.Equal(["/runs/a?y=log", "/compare?runs=a,b", "/sweeps/s", "/runs?tag=moons"], page.FindAll("tbody th a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["run", "comparison", "sweep", "view"], page.FindAll("tbody th + td").Select(cell => cell.TextContent));
        Assert.Contains("until 2030-01-31", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Forget").Click());
        Assert.Equal(3, page.FindAll("tbody tr").Count);
    }
}
