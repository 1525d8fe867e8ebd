using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class ShareJourney(StudioFixture studio) : Journey
{
    [Fact]
    public async Task A_copied_link_opens_in_a_second_browser_as_its_sender_saw_it()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("shared");
        await client.WaitForEndAsync(id);
        await using var sender = await studio.VisitAsync();
        await sender.OpenAsync($"/runs/{id}?x=seconds&epoch=0");
        await sender.WaitForChartAsync(".chart-line");
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the address" }).ClickAsync();
        await Expect(sender.Page.GetByText("Copied", new() { Exact = true })).ToHaveCountAsync(1);
        var link = await sender.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        await using var receiver = await studio.VisitAsync();
        await receiver.OpenAsync(new Uri(link).PathAndQuery);
        await receiver.WaitForChartAsync(".chart-line");

        await Expect(receiver.Page.GetByRole(AriaRole.Heading, new() { Name = "shared" })).ToBeVisibleAsync();
        await Expect(receiver.Page.Locator("[data-epoch]")).ToHaveTextAsync("0");
        Assert.Equal(sender.Page.Url, receiver.Page.Url);
        Assert.Empty(receiver.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_only_link_opens_without_the_studio_and_without_a_websocket_with_scripts_and_without(bool scripts)
    {
        var link = await LinkToNewRunAsync("shown to anybody");
        await using var reader = await studio.VisitAsync(scripts: scripts);
        var sockets = 0;
        reader.Page.WebSocket += (_, _) => sockets++;

        await reader.Page.GotoAsync(link);

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "shown to anybody" })).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("best validation NLL")).ToBeVisibleAsync();
        if (scripts)
        {
            await reader.WaitForChartAsync(".chart-line");
            await reader.WaitForChartAsync(".chart-scatter");
            await Expect(reader.Page.Locator(".chart-picture").First).ToBeHiddenAsync();
        }
        else
        {
            await Expect(reader.Page.Locator(".chart-picture svg polyline").First).ToBeVisibleAsync();
            await Expect(reader.Page.Locator(".snapshot-panel .chart-picture svg")).ToHaveCountAsync(2);
        }

        Assert.Equal(0, await reader.Page.Locator("nav").CountAsync());
        Assert.Equal(0, sockets);
        Assert.Empty(reader.Problems);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_shared_page_has_no_serious_axe_violation_and_no_sideways_scrolling(ColorScheme scheme, int width)
    {
        var link = await LinkToNewRunAsync("for everybody");
        await using var reader = await studio.VisitAsync(width, scheme: scheme);
        await reader.Page.GotoAsync(link);
        await reader.WaitForChartAsync(".chart-scatter");

        var axe = await reader.Page.RunAxe();

        Assert.Empty(axe.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id));
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }

    [Fact]
    public async Task A_link_made_and_revoked_in_the_dialog_is_withdrawn_for_its_reader()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync("soon withdrawn");
        await client.WaitForEndAsync(id);
        await using var sender = await studio.VisitAsync();
        await sender.OpenAsync($"/runs/{id}");
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await sender.Page.GetByRole(AriaRole.Textbox, new() { Name = "The link" }).InputValueAsync();
        await using var reader = await studio.VisitAsync();
        Assert.Equal(200, (await reader.Page.GotoAsync(link))!.Status);

        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the link to soon withdrawn" }).ClickAsync();
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Expect(sender.Page.GetByText("The link is revoked.")).ToBeVisibleAsync();

        Assert.Equal(410, (await reader.Page.GotoAsync(link))!.Status);
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "This link has been withdrawn" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_saved_view_is_shared_from_its_menu_and_a_sweep_from_its_page_for_readers_without_scripts()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var sweep = await client.LaunchSmallSweepAsync("shared sweep");
        await client.WaitForSweepEndAsync(sweep);
        await client.PostAsync("/api/v1/views", new { name = "Runs of the shared sweep", query = $"query=sweep%20%3D%20{sweep}&sort=bestValNll" });
        await using var sender = await studio.VisitAsync();
        await sender.OpenAsync("/runs");
        await sender.Page.Locator(".views-button").ClickAsync();
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Share view Runs of the shared sweep" }).ClickAsync();
        await Expect(sender.Page.GetByText("all runs that match now and later")).ToBeVisibleAsync();
        var view = await CreateLinkAsync(sender);
        await sender.OpenAsync($"/sweeps/{sweep}");
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        var whole = await CreateLinkAsync(sender);

        await using var reader = await studio.VisitAsync(scheme: ColorScheme.Dark, scripts: false);
        await reader.Page.GotoAsync(whole);
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "shared sweep", Exact = true })).ToBeVisibleAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Best trials" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(14, 18, 24)");
        await reader.Page.GotoAsync(view);
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Runs of the shared sweep" })).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("all that match at the moment")).ToBeVisibleAsync();
        Assert.DoesNotContain(sweep, await reader.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(reader.Problems);
        Assert.Empty(sender.Problems);
    }

    /// <summary>As in a shared sweep over data sets, whose best trial becomes one of other data.</summary>
    [Fact]
    public async Task Axes_of_an_open_page_follow_the_data_when_its_samples_become_those_of_another_run()
    {
        using var client = new StudioClient(studio.BaseUrl);
        var wide = (string)(await client.PostAsync("/api/v1/runs", new
        {
            preset = "quick",
            name = "wide data",
            dataset = new { kind = "checkerboard", samples = 2000 },
            model = new { couplingLayers = 2, hiddenSize = 4, hiddenLayers = 1 },
            training = new { epochs = 1 },
        }))["id"]!;
        await client.WaitForEndAsync(wide);
        var narrow = await client.LaunchSmallAsync("narrow data", epochs: 100_000);
        var (open, other) = (await client.ShareAsync(narrow), await client.ShareAsync(wide));
        await using var reader = await studio.VisitAsync();
        var page = reader.Page;
        var data = page.Locator("[data-panel]").First;
        await client.WaitForSnapshotAsync(narrow);

        // Opened before the first snapshot a page has one panel; when there are two it is not the first one that shows something else.
        var early = new Regex("(?s)<figure.*?</figure>").Replace(await (await page.APIRequest.GetAsync(open)).TextAsync(), "", 1);
        await page.RouteAsync(open, route => route.FulfillAsync(new() { ContentType = "text/html", Body = early }), new() { Times = 1 });
        await page.GotoAsync(open);
        await Expect(page.Locator("[data-panel]")).ToHaveCountAsync(2);
        await reader.WaitForChartAsync(".chart-scatter");
        await Expect(data.Locator(".chart-canvas")).ToHaveAttributeAsync("aria-label", new Regex("^Data, epoch"));
        var before = await data.Locator(".chart-canvas").GetAttributeAsync("aria-label");

        // From now on the page of the one link is that of the other.
        var next = await (await page.APIRequest.GetAsync(other)).TextAsync();
        await page.RouteAsync(open + "/state", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"stamp":"another","live":true}""" }));
        await page.RouteAsync(open, route => route.FulfillAsync(new() { ContentType = "text/html", Body = next }));

        await Expect(page.Locator(".shared-status")).ToHaveTextAsync("Done");
        await Expect(data.Locator(".chart-canvas")).Not.ToHaveAttributeAsync("aria-label", before!);
        await Expect(data.Locator(".chart-outside")).ToBeEmptyAsync();
        await client.PostAsync($"/api/v1/runs/{narrow}/cancel", new { });
        Assert.Empty(reader.Problems);
    }

    [Theory]
    [InlineData("png", "\u0089PNG")]
    [InlineData("svg", "<svg")]
    [InlineData("csv", "epoch,seconds,valNll,trainNll\r\n1,")]
    public async Task A_chart_is_saved_as_a_file(string kind, string start)
    {
        var link = await LinkToNewRunAsync("to be saved");
        await using var reader = await studio.VisitAsync();
        await reader.Page.GotoAsync(link);
        await reader.WaitForChartAsync(".chart-line");

        await reader.Page.Locator(".chart-line .chart-menu summary").ClickAsync();
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.Locator($".chart-line [data-export={kind}]").ClickAsync());

        Assert.Equal($"to-be-saved.{kind}", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith(start, System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        // A name that a spreadsheet would compute is only a name; numbers stay numbers.
        var guarded = await reader.Page.EvaluateAsync<string>("async () => (await import('/charts/export.js')).csvText(['run'], [['=1+1'], [-1.5], ['-0.5'], ['a-b']])");
        Assert.Equal("run\r\n'=1+1\r\n-1.5\r\n-0.5\r\na-b\r\n", guarded);
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task A_run_that_does_not_exist_is_said_kindly()
    {
        await using var visitor = await studio.VisitAsync();
        await visitor.OpenAsync("/runs/nosuchrun0");

        await Expect(visitor.Page.GetByText("There is no such run")).ToBeVisibleAsync();
    }

    private static async Task<string> CreateLinkAsync(Visitor sender)
    {
        await sender.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        return await sender.Page.GetByRole(AriaRole.Textbox, new() { Name = "The link" }).InputValueAsync();
    }

    private async Task<string> LinkToNewRunAsync(string name)
    {
        using var client = new StudioClient(studio.BaseUrl);
        var id = await client.LaunchSmallAsync(name);
        await client.WaitForEndAsync(id);
        return await client.ShareAsync(id);
    }
}
