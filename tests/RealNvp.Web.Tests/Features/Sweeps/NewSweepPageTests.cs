using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using RealNvp.Data.Sharing;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.New;
using RealNvp.Web.Features.Sweeps.Requests;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>The form with the real reader and the real rules; only counting is a fake's.</summary>
public class NewSweepPageTests : PageContext
{
    private static readonly SweepEstimate Estimate = new(5, 10, 40, 720, 1800, 700, 1, 3);

    public NewSweepPageTests() => Sweeps.Preview = reading =>
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

    [Fact]
    public async Task A_setting_is_added_by_search_counted_and_launched()
    {
        var page = Render<NewSweepPage>();
        Assert.True(Launch(page).HasAttribute("disabled"));
        Assert.Contains("Add a setting that varies", page.Find(".sweep-size").TextContent, StringComparison.Ordinal);

        await AddAsync(page, "training.learningRate");

        await page.WaitForAssertionAsync(() => Assert.Equal("Launch 20 trials", Launch(page).TextContent.Trim()));
        var size = page.Find(".sweep-size").TextContent;
        Assert.All(
            ["20 trials", "About 12 min with one at a time.", "At most 30 min, if nothing is stopped early.", "A trial takes 5 s to 40 s.", "Estimated from 3 runs trained here."],
            part => Assert.Contains(part, size, StringComparison.Ordinal));
        Assert.Equal(5, page.FindAll(".sweep-examples tbody tr").Count);

        await page.InvokeAsync(() => Launch(page).Click());

        var request = Assert.Single(Sweeps.Created).Request;
        Assert.Equal(new SweepDimension { Setting = "training.learningRate", Scale = SweepScale.Log, Min = 2e-4, Max = 2e-2 }, Assert.Single(request.Dimensions));
        Assert.Equal((SweepKind.Random, 20, SweepObjective.Default), (request.Kind, request.Combinations, request.Objective));
        Assert.Equal(Presets.Quick.Spec.Training, request.Base.Training);
        Assert.Equal("/sweeps/launched", Path);
    }

    [Fact]
    public async Task The_search_finds_any_setting_of_the_catalogue_once_by_title_or_path()
    {
        var page = Render<NewSweepPage>();
        async Task<IReadOnlyList<string>> SearchAsync(string text) =>
            [.. (await page.FindComponent<MudAutocomplete<Setting>>().Instance.SearchFunc!(text, CancellationToken.None)!)!.Select(setting => setting!.Path)];

        var all = await SearchAsync("");
        Assert.All(SettingCatalogue.All.Where(setting => setting.Path is not ("name" or "training.seed")), setting => Assert.Contains(setting.Path, all));
        Assert.Contains("dataset.noise", all);
        Assert.Contains("training.learningRate", await SearchAsync("learning rate"));
        Assert.DoesNotContain("model.hiddenSize", await SearchAsync("learning rate"));
        Assert.Equal(["model.hiddenSize"], await SearchAsync("hiddenSize"));

        await AddAsync(page, "training.learningRate");
        Assert.DoesNotContain("training.learningRate", await SearchAsync(""));
    }

    [Fact]
    public async Task What_varies_has_no_field_among_the_settings_all_trials_share()
    {
        var page = Render<NewSweepPage>();
        Assert.NotNull(page.Find("#field-model-hiddenSize"));

        await AddAsync(page, "model.hiddenSize");

        Assert.Empty(page.FindAll("#field-model-hiddenSize"));
        Assert.Equal("32, 64, 128", page.Find("#sweep-dimensions-0-values").GetAttribute("value"));
    }

    [Fact]
    public async Task A_field_that_only_some_of_the_varied_choices_use_is_shown()
    {
        var page = Render<NewSweepPage>();
        Assert.Empty(page.FindAll("#field-training-stepEpochs"));

        await AddAsync(page, "training.schedule");
        await page.InvokeAsync(() => Tick(page, 0, "Step").Change(true));

        Assert.Single(page.FindAll("#field-training-stepEpochs"));
    }

    [Theory]
    [InlineData("combinations", "abc", "combinations is \"abc\"")]
    [InlineData("combinations", "", "combinations is empty")]
    [InlineData("combinations", "5000", "at most 1,000 are allowed")]
    [InlineData("seeds", "1, x", "seeds has \"x\"")]
    [InlineData("seeds", "1, 1", "more than once")]
    [InlineData("seeds", "1-90", "seeds has 90 values; it must have 1 to 50")]
    [InlineData("seeds", "5-1", "a range has its larger end last")]
    [InlineData("seed", "-1", "seed is -1")]
    [InlineData("timeBudgetSeconds", "soon", "timeBudgetSeconds is \"soon\"")]
    [InlineData("maxConcurrent", "0", "maxConcurrent is 0")]
    [InlineData("asha.minEpochs", "20", "minEpochs is 20")]
    [InlineData("asha.eta", "1", "eta is 1")]
    public async Task A_wrong_value_is_said_at_its_field_and_shuts_the_launch(string field, string text, string message)
    {
        var page = await OpenWithRateAsync();
        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Asha]").Change("Asha"));

        await page.InvokeAsync(() => page.Find("#sweep-" + field.Replace('.', '-')).Input(text));

        await page.WaitForAssertionAsync(() =>
        {
            var input = page.Find("#sweep-" + field.Replace('.', '-'));
            Assert.Equal("true", input.GetAttribute("aria-invalid"));
            Assert.Contains(message, page.Find("#" + input.GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        });
        Assert.Contains(message, page.Find(".sweep-errors").TextContent, StringComparison.Ordinal);
        Assert.True(Launch(page).HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("min", "", "min is missing")]
    [InlineData("min", "-1", "a logarithmic range must begin above 0")]
    [InlineData("min", "0.5", "it must be less than max")]
    [InlineData("max", "2", "learningRate must be a number")]
    [InlineData("max", "much", "max is \"much\"")]
    [InlineData("count", "1", "count is 1")]
    [InlineData("count", "", "count is missing")]
    public async Task A_wrong_end_of_a_range_is_said_at_its_field(string field, string text, string message)
    {
        var page = await OpenWithRateAsync();
        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Grid]").Change("Grid"));

        await page.InvokeAsync(() => page.Find($"#sweep-dimensions-0-{field}").Input(text));

        await page.WaitForAssertionAsync(() => Assert.Contains(message, page.Find($"#sweep-dimensions-0-{field}-help").TextContent, StringComparison.Ordinal));
        Assert.True(Launch(page).HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("32, x", "values[1] is \"x\"")]
    [InlineData("32, 32", "which is there already")]
    [InlineData("0", "hiddenSize must be a whole number from 1 to 4096")]
    [InlineData("", "values has none")]
    public async Task A_wrong_value_of_a_list_is_said_at_the_list(string text, string message)
    {
        var page = Render<NewSweepPage>();
        await AddAsync(page, "model.hiddenSize");

        await page.InvokeAsync(() => page.Find("#sweep-dimensions-0-values").Input(text));

        await page.WaitForAssertionAsync(() => Assert.Contains(message, page.Find("#sweep-dimensions-0-values-help").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_base_setting_is_said_at_its_field_in_the_folded_part()
    {
        var page = await OpenWithRateAsync();

        await page.InvokeAsync(() => page.Find("#field-training-epochs").Input("none"));

        Assert.Contains("epochs is \"none\"", page.Find("#field-training-epochs-help").TextContent, StringComparison.Ordinal);
        Assert.Contains("(1 to correct)", page.Find(".sweep-base > summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grid_of_millions_says_its_count_and_what_to_do_and_cannot_be_launched()
    {
        var page = Render<NewSweepPage>();
        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Grid]").Change("Grid"));
        foreach (var path in new[] { "training.learningRate", "training.l2", "training.clipNorm" })
        {
            await AddAsync(page, path);
        }

        await page.InvokeAsync(() => page.Find("#sweep-dimensions-0-count").Input("1000"));
        await page.InvokeAsync(() => Choose(page, 1, "Log range"));
        await page.InvokeAsync(() => page.Find("#sweep-dimensions-1-count").Input("1000"));

        await page.WaitForAssertionAsync(() =>
        {
            Assert.Contains("This grid has 4,000,000 trials; at most 1,000 are allowed: take fewer values or random search.", page.Find("#sweep-dimensions-help").TextContent, StringComparison.Ordinal);
            Assert.Contains("4,000,000 trials", page.Find(".sweep-count").TextContent, StringComparison.Ordinal);
        });
        Assert.True(Launch(page).HasAttribute("disabled"));
        Assert.Empty(page.FindAll(".sweep-examples"));
    }

    [Fact]
    public async Task Settings_that_do_not_go_together_are_said_at_their_card()
    {
        var page = Render<NewSweepPage>();
        await AddAsync(page, "training.stepEpochs");

        await page.WaitForAssertionAsync(() =>
            Assert.Contains("has an effect only when the schedule is step", page.Find("#sweep-dimensions-0.is-wrong").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_sweep_fills_the_form_but_does_not_give_its_table_away()
    {
        var sweep = SweepFactory.Sweep("hidden");
        Navigation.NavigateTo("/sweeps/new?shared=token");
        Share(sweep);
        var toy = Render<NewSweepPage>();
        Assert.NotEmpty(toy.FindAll("#sweep-dimensions-0"));
        Assert.DoesNotContain("does not give away", toy.Markup, StringComparison.Ordinal);

        var dataset = sweep.Request.Base.Dataset with { Id = "table12345" };
        Share(sweep with { Request = sweep.Request with { Base = sweep.Request.Base with { Dataset = dataset } } });
        Navigation.NavigateTo("/sweeps/new?shared=other");
        var table = Render<NewSweepPage>();
        Assert.Contains("which its link does not give away", table.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("table12345", table.Markup, StringComparison.Ordinal);

        Shares.Lookup = new SharedLookup(ShareState.Revoked);
        Navigation.NavigateTo("/sweeps/new?shared=gone");
        Assert.Contains("The link does not work (any more)", Render<NewSweepPage>().Markup, StringComparison.Ordinal);

        void Share(SweepDetail detail) => Shares.Lookup = new SharedLookup(ShareState.Open, new SharedContent(
            new ShareLink { Id = "l", Kind = ShareKind.Sweep, Targets = [detail.Summary.Id], View = "", Title = "", CreatedAt = RunFactory.Start }, [])
        {
            Sweep = new SharedSweep(detail, []),
        });
    }

    [Fact]
    public async Task Seeds_multiply_the_combinations()
    {
        var page = await OpenWithRateAsync();

        await page.InvokeAsync(() => page.Find("#sweep-seeds").Input("1-3"));

        await page.WaitForAssertionAsync(() => Assert.Contains("20 combinations × 3 seeds", page.Find(".sweep-size").TextContent, StringComparison.Ordinal));
        Assert.Equal("Launch 60 trials", Launch(page).TextContent.Trim());
    }

    [Fact]
    public async Task A_time_budget_is_typed_as_people_say_it_and_warns_when_it_is_short()
    {
        var page = await OpenWithRateAsync();

        await page.InvokeAsync(() => page.Find("#sweep-timeBudgetSeconds").Input("10 min"));

        await page.WaitForAssertionAsync(() =>
            Assert.Contains("The time budget of 10 min ends it before", page.Find(".sweep-warning").TextContent, StringComparison.Ordinal));
        Assert.Equal(600, Sweeps.Previews[^1].Request.TimeBudgetSeconds);
        Assert.Equal("Limits (1 set)", page.Find(".strategy-more summary").TextContent);
    }

    [Fact]
    public async Task Successive_halving_shows_the_epochs_it_compares_at_and_only_objectives_it_can_compare()
    {
        var page = await OpenWithRateAsync();

        await page.InvokeAsync(() => page.Find("input[name='sweep-kind'][value=Asha]").Change("Asha"));

        await page.WaitForAssertionAsync(() => Assert.Contains("compared after 3, 9 epochs", page.Find(".strategy-rungs").TextContent, StringComparison.Ordinal));
        Assert.Equal(
            SweepObjectives.WhileTraining.Select(field => field.Name),
            page.FindAll("#sweep-objective-field option").Select(option => option.GetAttribute("value")));
        Assert.DoesNotContain("training.epochs", page.FindComponent<SweepEditor>().Instance.Form.Addable().Select(setting => setting.Path));
    }

    [Fact]
    public async Task Another_objective_takes_its_usual_direction_which_can_be_turned()
    {
        var page = await OpenWithRateAsync();
        await page.InvokeAsync(() => page.Find("#sweep-objective-field").Change("stepsPerSecond"));

        await page.WaitForAssertionAsync(() => Assert.Equal(new SweepObjective("stepsPerSecond", SweepGoal.Maximise), Sweeps.Previews[^1].Request.Objective));
    }

    [Fact]
    public async Task Dimensions_are_moved_and_removed_by_buttons_and_the_focus_follows()
    {
        var page = await OpenWithRateAsync();
        await AddAsync(page, "model.hiddenSize");
        Assert.Equal(["Learning rate", "Hidden size"], Cards(page));
        Assert.True(page.Find("[aria-label='Move Learning rate up']").HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Find("[aria-label='Move Hidden size up']").Click());
        Assert.Equal(["Hidden size", "Learning rate"], Cards(page));
        await page.WaitForAssertionAsync(() => Assert.Equal("sweep-dimensions-0-down", Focused()));

        await page.InvokeAsync(() => page.Find("[aria-label='Remove Hidden size']").Click());
        Assert.Equal(["Learning rate"], Cards(page));
        await page.WaitForAssertionAsync(() => Assert.Equal("sweep-dimensions-0", Focused()));
        Assert.Single(page.FindAll("#field-model-hiddenSize"));
    }

    [Fact]
    public void A_run_gives_its_settings_as_the_base()
    {
        RunService.Runs.Add(RunFactory.Run("a", spec: Presets.Quick.Spec with { Model = Presets.Quick.Spec.Model with { HiddenSize = 48 } }));
        Navigation.NavigateTo("/sweeps/new?from=a");

        Assert.Equal("48", Render<NewSweepPage>().Find("#field-model-hiddenSize").GetAttribute("value"));
    }

    [Fact]
    public async Task A_sweep_is_cloned_as_it_was_launched()
    {
        var sweep = SweepFactory.Sweep("a", kind: SweepKind.Asha, seeds: [3, 4]);
        sweep = sweep with { Request = sweep.Request with { Asha = new AshaPlan { MinEpochs = 2, Eta = 4 }, TimeBudgetSeconds = 5400, MaxConcurrent = 2, Combinations = 7, Seed = 9 } };
        Sweeps.Sweeps.Add(sweep);
        Navigation.NavigateTo("/sweeps/new?sweep=a");

        var page = Render<NewSweepPage>();
        await page.WaitForAssertionAsync(() => Assert.False(Launch(page).HasAttribute("disabled")));
        await page.InvokeAsync(() => Launch(page).Click());

        var request = Assert.Single(Sweeps.Created).Request;
        Assert.Equal(
            SweepRequestWriter.Write(sweep.Request with { Name = null }).ToJsonString(),
            SweepRequestWriter.Write(request with { Base = sweep.Request.Base }).ToJsonString());
        Assert.Equal(sweep.Request.Base with { Name = null }, request.Base with { Tags = sweep.Request.Base.Tags, Dataset = sweep.Request.Base.Dataset, Preset = sweep.Request.Base.Preset });
    }

    [Theory]
    [InlineData("/sweeps/new?from=nope", "The run to start from does not exist")]
    [InlineData("/sweeps/new?sweep=nope", "The sweep to clone does not exist")]
    public void What_a_link_starts_from_and_is_gone_is_said(string address, string notice)
    {
        Navigation.NavigateTo(address);

        Assert.Contains(notice, Render<NewSweepPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_at_the_launch_is_said_at_its_field_and_nothing_is_lost()
    {
        var page = await OpenWithRateAsync();
        Sweeps.Refusal = [new FieldError("combinations", "combinations is 20; the disk has room for 3.")];

        await page.InvokeAsync(() => Launch(page).Click());

        Assert.Contains("the disk has room for 3", page.Find("#sweep-combinations-help").TextContent, StringComparison.Ordinal);
        Assert.Equal("/", Path);
        Assert.Single(page.FindAll(".dimension"));
    }

    [Fact]
    public async Task What_was_typed_survives_as_a_draft()
    {
        var first = new SweepForm(RealNvp.Web.Features.Runs.New.FormBaseline.Of(Presets.Quick));
        first.Add(first.Addable().First(setting => setting.Path == "training.learningRate"));
        first.Set(SweepForm.SeedsField, "1, 2");
        first.Kind = SweepKind.Asha;
        var text = SpecJson.Serialize(first.Save());

        var second = new SweepForm(RealNvp.Web.Features.Runs.New.FormBaseline.Of(Presets.Quick));
        second.Restore(SpecJson.Deserialize<SweepFormDraft>(text)!);

        Assert.Equal(SpecJson.Serialize(first.Read().Request), SpecJson.Serialize(second.Read().Request));
        Assert.Equal(["training.learningRate"], second.Run.Elsewhere);

        var page = await OpenWithRateAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains(JSInterop.Invocations, call => call.Identifier == "keepDraft" && call.Arguments[0]!.Equals("new-sweep||")));
    }

    [Theory]
    [InlineData("90", 90.0)]
    [InlineData("45 min", 2700.0)]
    [InlineData("1 h 30 min", 5400.0)]
    [InlineData("2d", 172_800.0)]
    [InlineData("1.5 h", 5400.0)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("-5 min", null)]
    public void Spans_of_time_are_read_as_typed(string text, double? seconds)
    {
        Assert.Equal(seconds, DurationText.Parse(text));
        if (seconds is { } span)
        {
            Assert.Equal(span, DurationText.Parse(DurationText.Write(span)));
        }
    }

    [Theory]
    [InlineData("base.training.epochs", "field-training-epochs")]
    [InlineData("base.dataset.id", "field-dataset-kind")]
    [InlineData("dimensions", "sweep-dimensions")]
    [InlineData("dimensions[2]", "sweep-dimensions-2")]
    [InlineData("dimensions[2].setting", "sweep-dimensions-2")]
    [InlineData("dimensions[2].values[11]", "sweep-dimensions-2-values")]
    [InlineData("dimensions[0].min", "sweep-dimensions-0-min")]
    [InlineData("seeds[1]", "sweep-seeds")]
    [InlineData("objective.goal", "sweep-objective-field")]
    [InlineData("asha.eta", "sweep-asha-eta")]
    [InlineData("asha", "sweep-kind")]
    public void An_error_leads_to_its_field(string field, string id) => Assert.Equal(id, SweepFieldIds.Of(field));

    private async Task<IRenderedComponent<NewSweepPage>> OpenWithRateAsync()
    {
        var page = Render<NewSweepPage>();
        await AddAsync(page, "training.learningRate");
        await page.WaitForAssertionAsync(() => Assert.False(Launch(page).HasAttribute("disabled")));
        return page;
    }

    private static async Task AddAsync(IRenderedComponent<NewSweepPage> page, string path)
    {
        var search = page.FindComponent<MudAutocomplete<Setting>>();
        var setting = page.FindComponent<SweepEditor>().Instance.Form.Addable().First(setting => setting.Path == path);
        await page.InvokeAsync(() => search.Instance.ValueChanged.InvokeAsync(setting));
    }

    private static IElement Launch(IRenderedComponent<NewSweepPage> page) => page.Find("[data-action=launch]");

    private static IEnumerable<string> Cards(IRenderedComponent<NewSweepPage> page) => page.FindAll(".dimension strong").Select(title => title.TextContent);

    private static IElement Tick(IRenderedComponent<NewSweepPage> page, int dimension, string title) =>
        page.FindAll($"#sweep-dimensions-{dimension}-values label").First(label => label.TextContent.Trim() == title).QuerySelector("input")!;

    private static void Choose(IRenderedComponent<NewSweepPage> page, int dimension, string scale) =>
        page.FindAll($"#sweep-dimensions-{dimension} .segmented label").First(label => label.TextContent.Trim() == scale).QuerySelector("input")!.Change(true);

    private string? Focused() => JSInterop.Invocations.Where(call => call.Identifier == "focusField").Select(call => call.Arguments[0] as string).LastOrDefault();
}
