using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;

namespace RealNvp.EndToEnd.Tests.Journeys;

/// <summary>What holds on every page, in both themes and on a phone.</summary>
[Collection(StudioCollection.Name)]
public class EveryPageTests(StudioFixture studio) : Journey
{
    private static readonly string[] Addresses =
        ["/runs", "/runs?selected={run},{other}", "/runs?shelf=trash", "/runs?group=hiddenSize&open=hiddenSize%20%3D%2012", "/runs/new", "/runs/import", "/runs/{run}", "/runs/{run}?tab=settings", "/runs/{run}?tab=notes", "/runs/{run}?tab=files", "/sweeps", "/sweeps/new", "/sweeps/{sweep}", "/sweeps/{sweep}?tab=settings", "/compare?runs={run},{other}", "/datasets", "/datasets/upload", "/queue", "/shares", "/webhooks", "/no-such-page"];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task A_page_has_a_title_one_heading_no_serious_axe_violation_no_sideways_scrolling_and_no_console_error(ColorScheme scheme, int width)
    {
        using var client = new StudioClient(studio.BaseUrl);
        var run = await client.LaunchSmallAsync("every page");
        var other = await client.LaunchSmallAsync("every page, other", hiddenSize: 12);
        var sweep = await client.LaunchSmallSweepAsync("every page, sweep");
        await client.WaitForEndAsync(run);
        await client.WaitForEndAsync(other);
        await client.WaitForSweepEndAsync(sweep);
        await using var visitor = await studio.VisitAsync(width, scheme: scheme);
        var faults = new List<string>();

        foreach (var address in Addresses)
        {
            var known = visitor.Problems.Count;
            await visitor.OpenAsync(address.Replace("{run}", run, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal).Replace("{sweep}", sweep, StringComparison.Ordinal));
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visitor.Page.Locator("h1").First.WaitForAsync();

            if (await visitor.Page.Locator("h1").CountAsync() != 1)
            {
                faults.Add($"{address}: not one h1");
            }

            if (!(await visitor.Page.TitleAsync()).EndsWith("RealNVP Studio", StringComparison.Ordinal))
            {
                faults.Add($"{address}: title is \"{await visitor.Page.TitleAsync()}\"");
            }

            if (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") > 0)
            {
                faults.Add($"{address}: wider than the window");
            }

            var axe = await visitor.Page.RunAxe();
            faults.AddRange(axe.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{address}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html).Take(3))}"));

            // The browser itself logs the 404 of a page that is meant not to exist.
            faults.AddRange(visitor.Problems.Skip(known).Where(_ => address != "/no-such-page").Select(problem => $"{address}: {problem}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }
}
