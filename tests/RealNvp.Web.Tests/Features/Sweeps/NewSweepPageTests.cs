using Bunit;
using MudBlazor;
using RealNvp.Data.Sharing;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.New;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>From what starts the form to the launch.</summary>
public class NewSweepPageTests : NewSweepContext
{
    [Fact]
    public async Task The_data_are_drawn_and_drawn_anew_once_typing_pauses()
    {
        var page = Render<NewSweepPage>();
        Assert.Equal("moons", Assert.Single(Datasets.Previews).Kind);
        Assert.Contains("points shown", page.Find(".data-preview").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("#field-dataset-noise").Input("much"));
        await page.WaitForAssertionAsync(() => Assert.Contains("comes back once the data's settings are right", page.Find(".data-preview").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("#field-dataset-noise").Input("0.2"));

        await page.WaitForAssertionAsync(() => Assert.Equal(0.2, Datasets.Previews[^1].Noise));
    }

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
            Sweep = new SharedSweep(new SweepBoard(detail, [])),
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

        // What is typed is read at once, and asked for once typing pauses.
        await page.WaitForAssertionAsync(() => Assert.Equal(600, Sweeps.Previews[^1].Request.TimeBudgetSeconds));
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

    [Fact]
    public void A_span_beyond_all_numbers_is_none() => Assert.Null(DurationText.Parse(new string('9', 400) + " d"));

    [Theory]
    [InlineData("90", 90.0)]
    [InlineData("45 min", 2700.0)]
    [InlineData("1 h 30 min", 5400.0)]
    [InlineData("2d", 172_800.0)]
    [InlineData("2 H 30 Min", 9000.0)]
    [InlineData("1m 5 s", 65.0)]
    [InlineData("1111111111111111111111111111111111111111 x", null)]
    [InlineData("1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1   x", null)]
    [InlineData("1.5 h", 5400.0)]
    [InlineData("\uff15 min", null)]
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
}
