using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RealNvp.EndToEnd.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace RealNvp.EndToEnd.Tests.Journeys;

[Collection(StudioCollection.Name)]
public class NotificationsJourney(StudioFixture studio) : Journey
{
    /// <summary>
    /// A browser that notes what it is asked to show, a page that the test puts out of sight, and tabs that do not hear of what others told in
    /// their storage: browsers bring it from process to process when they come to it.
    /// </summary>
    private const string Stub = """
        window.told = [];
        window.asked = 0;
        window.Notification = class extends EventTarget {
          static permission = "default";
          static async requestPermission() { window.asked++; return (Notification.permission = "granted"); }
          constructor(title) { super(); window.told.push(title); }
        };
        const read = Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) { return key === "realnvp.notices.told" ? null : read.call(this, key); };
        Object.defineProperty(document, "hidden", { get: () => window.away ?? false });
        """;

    /// <summary>What a tab has told once it has decided: behind its own wait, and behind whoever holds the lock.</summary>
    private const string Decided = """
        async () => {
          await new Promise(resolve => setTimeout(resolve, 450));
          return await navigator.locks.request("realnvp.notices.told", () => told.length);
        }
        """;

    [Fact]
    public async Task A_run_that_ends_rings_on_another_page_once_over_all_tabs_and_leads_to_the_run()
    {
        using var client = new StudioClient(studio.BaseUrl);
        await using var visitor = await studio.VisitAsync();
        var page = visitor.Page;
        await page.Context.AddInitScriptAsync(Stub);
        await visitor.OpenAsync("/datasets");
        var bell = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Notifications") });
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");

        await bell.ClickAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("asked"));
        var outside = page.GetByRole(AriaRole.Switch, new() { Name = "Tell me while I look at something else" });
        await outside.ClickAsync();
        await Expect(outside).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Escape");

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/datasets");
        await other.Locator("main[data-interactive]").WaitForAsync();
        foreach (var tab in (IPage[])[page, other])
        {
            await tab.EvaluateAsync("Notification.permission = 'granted'; window.away = true");
        }

        var run = await client.LaunchSmallAsync("ringing", epochs: 1);
        await client.WaitForEndAsync(run);
        await Expect(page.Locator(".notice-toast")).ToContainTextAsync("ringing is done");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications, 1 new");
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Notifications, 1 new", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await page.EvaluateAsync<int>(Decided) + await other.EvaluateAsync<int>(Decided));

        await visitor.OpenAsync("/datasets");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications, 1 new");
        await bell.ClickAsync();
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");
        await page.Locator(".notices a.notice-text").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/runs(/|\\?)"));
        Assert.Empty(visitor.Problems);
    }
}
