using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

/// <summary>
/// The README's pictures. With <c>REALNVP_PICTURES=docs/pictures</c> (from the repository's root) the runs are trained as the preset says and the files
/// there are replaced; without, the same way is walked with small runs and the pictures are thrown away.
/// </summary>
[Collection(StudioCollection.Name)]
public class PicturesJourney(StudioFixture studio) : Journey
{
    private const int Seeds = 3;

    [Fact]
    public async Task The_tracker_and_the_form_are_shown_in_pictures()
    {
        var wanted = Environment.GetEnvironmentVariable("REALNVP_PICTURES");
        var folder = wanted ?? Directory.CreateTempSubdirectory("studio-pictures-").FullName;
        try
        {
            using var client = new StudioClient(studio.BaseUrl);
            var narrow = await LaunchAsync(client, "narrow nets", hiddenSize: 16, isSmall: wanted is null);
            var wide = await LaunchAsync(client, "wide nets", hiddenSize: 64, isSmall: wanted is null);
            await Task.WhenAll(narrow.Concat(wide).Select(client.WaitForEndAsync));
            await client.PatchAsync($"/api/v1/runs/{wide[0]}", new { favourite = true });

            await TakeAsync(folder, "runs.png", $"/runs?query={Uri.EscapeDataString("tag = seeds sort by gap")}", ColorScheme.Light, 700, page => Expect(page.Locator("tbody tr")).ToHaveCountAsync(2 * Seeds));
            await TakeAsync(folder, "compare.png", "/compare?runs=" + string.Join(',', narrow.Concat(wide)), ColorScheme.Dark, 860, page => Expect(page.GetByText("How this is computed")).ToBeVisibleAsync());
            await TakeAsync(folder, "run.png", $"/runs/{wide[0]}", ColorScheme.Light, 1180, page => Expect(page.Locator("[data-panel][data-state=ready]")).ToHaveCountAsync(4));
            await TakeAsync(folder, "form.png", "/runs/new", ColorScheme.Light, 1180, page => Expect(page.Locator(".chart-scatter[data-state=ready]").First).ToBeVisibleAsync());
        }
        finally
        {
            if (wanted is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task TakeAsync(string folder, string name, string address, ColorScheme scheme, int height, Func<IPage, Task> isThere)
    {
        await using var visitor = await studio.VisitAsync(1280, height, scheme);
        await visitor.OpenAsync(address);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await isThere(visitor.Page);
        var path = Path.Combine(folder, name);
        await visitor.Page.ScreenshotAsync(new() { Path = path });
        Assert.True(new FileInfo(path).Length > 20_000, $"{name} shows next to nothing.");
        Assert.Empty(visitor.Problems);
    }

    private static async Task<IReadOnlyList<string>> LaunchAsync(StudioClient client, string name, int hiddenSize, bool isSmall)
    {
        var first = await client.PostAsync("/api/v1/runs", new
        {
            preset = "quick",
            name,
            tags = new[] { "seeds" },
            dataset = isSmall ? new { kind = "moons", samples = 2_000 } : new { kind = "moons", samples = 30_000 },
            model = new { hiddenSize },
            training = new { epochs = isSmall ? 2 : 20 },
        });
        var id = (string)first["id"]!;
        var others = await client.PostAsync($"/api/v1/runs/{id}/repeat", new { count = Seeds - 1 });
        return [id, .. others["items"]!.AsArray().Select(run => (string)run!["id"]!)];
    }
}
