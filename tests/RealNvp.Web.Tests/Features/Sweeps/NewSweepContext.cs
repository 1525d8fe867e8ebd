using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.New;
using RealNvp.Web.Features.Sweeps.Requests;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>The form with the real reader and the real rules; only counting is a fake's.</summary>
public abstract class NewSweepContext : PageContext
{
    private static readonly SweepEstimate Estimate = new(5, 10, 40, 720, 1800, 700, 1, 3);

    protected NewSweepContext() => Sweeps.Preview = reading =>
    {
        var plan = new SweepChecker(RunService).CheckAsync(reading with { Errors = [] }, CancellationToken.None).GetAwaiter().GetResult();
        return new SweepPreview
        {
            Errors = [.. plan.Errors.Where(error => !reading.Errors.Any(known => known.Field == error.Field))],
            Combinations = plan.Count,
            Seeds = Math.Max(1, reading.Request.Seeds?.Count ?? 1),
            Examples = [.. plan.Combinations.Take(SweepPreview.MostExamples)],
            Rungs = reading.Request.Kind == SweepKind.Asha ? [3, 9] : [],
            Estimate = plan.Errors.Count > 0 ? null : Estimate,
        };
    };

    private protected async Task<IRenderedComponent<NewSweepPage>> OpenWithRateAsync()
    {
        var page = Render<NewSweepPage>();
        await AddAsync(page, "training.learningRate");
        await page.WaitForAssertionAsync(() => Assert.False(Launch(page).HasAttribute("disabled")));
        return page;
    }

    private protected static async Task AddAsync(IRenderedComponent<NewSweepPage> page, string path)
    {
        var search = page.FindComponent<MudAutocomplete<Setting>>();
        var setting = page.FindComponent<SweepEditor>().Instance.Form.Addable().First(setting => setting.Path == path);
        await page.InvokeAsync(() => search.Instance.ValueChanged.InvokeAsync(setting));
    }

    private protected static IElement Launch(IRenderedComponent<NewSweepPage> page) => page.Find("[data-action=launch]");

    private protected static IEnumerable<string> Cards(IRenderedComponent<NewSweepPage> page) => page.FindAll(".dimension strong").Select(title => title.TextContent);

    private protected static IElement Tick(IRenderedComponent<NewSweepPage> page, int dimension, string title) =>
        page.FindAll($"#sweep-dimensions-{dimension}-values label").First(label => label.TextContent.Trim() == title).QuerySelector("input")!;

    private protected static void Choose(IRenderedComponent<NewSweepPage> page, int dimension, string scale) =>
        page.FindAll($"#sweep-dimensions-{dimension} .segmented label").First(label => label.TextContent.Trim() == scale).QuerySelector("input")!.Change(true);

    private protected string? Focused() => JSInterop.Invocations.Where(call => call.Identifier == "focusField").Select(call => call.Arguments[0] as string).LastOrDefault();
}
