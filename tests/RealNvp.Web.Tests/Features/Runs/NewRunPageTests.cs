using AngleSharp.Dom;
using Bunit;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

public class NewRunPageTests : PageContext
{
    [Fact]
    public async Task The_form_starts_from_quick_and_launches_it()
    {
        var page = Render<NewRunPage>();
        Assert.Equal("64", Field(page, "model-hiddenSize").GetAttribute("value"));
        Assert.Equal("0.002", Field(page, "training-learningRate").GetAttribute("value"));

        await page.InvokeAsync(() => Launch(page).Click());

        Assert.Equal(Presets.Quick.Spec.Training, Assert.Single(RunService.Launched).Training);
        Assert.Equal("/runs/launched", Path);
    }

    [Fact]
    public void Every_setting_has_its_field_with_help_and_limits()
    {
        var page = Render<NewRunPage>();

        var shown = SettingCatalogue.All.Where(s => s.IsUsedBy(Presets.Quick.Spec)).ToList();
        foreach (var setting in shown.Where(s => s.Kind is SettingKind.Switch))
        {
            Assert.Contains(setting.Title, Field(page, setting.Path.Replace('.', '-')).ParentElement!.TextContent, StringComparison.Ordinal);
        }

        foreach (var setting in shown.Where(s => s.Kind is SettingKind.Whole or SettingKind.Real))
        {
            var field = Field(page, setting.Path.Replace('.', '-'));
            var help = page.Find("#" + field.GetAttribute("aria-describedby")).TextContent;
            Assert.Contains(setting.Help, help, StringComparison.Ordinal);
            Assert.Contains(setting.Allowed[1..], help, StringComparison.Ordinal);
            Assert.Equal(setting.Title, page.Find($"label[for={field.Id}]").TextContent);
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("upload0001", true)]
    public void A_link_fills_the_form_with_its_settings_and_gives_no_table_away(string? dataset, bool notice)
    {
        var spec = Presets.Quick.Spec with { Model = Presets.Quick.Spec.Model with { HiddenSize = 48 } };
        var run = RunFactory.Run("shared0001", spec: spec) with { DatasetId = dataset };
        Shares.Lookup = new SharedLookup(
            ShareState.Open,
            new SharedContent(
                new ShareLink { Id = "l", Kind = ShareKind.Run, Targets = [run.Id], View = "", Title = run.Name, CreatedAt = RunFactory.Start },
                [new SharedRun(0, run, run.Name, "red", [])]));
        Navigation.NavigateTo("/runs/new?shared=token&run=0");

        var page = Render<NewRunPage>();

        Assert.Equal("48", Field(page, "model-hiddenSize").GetAttribute("value"));
        Assert.DoesNotContain("upload0001", page.Markup, StringComparison.Ordinal);
        Assert.Equal(notice, page.Markup.Contains("choose data of your own", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_opens_nothing_is_said_and_the_form_starts_from_a_preset()
    {
        Navigation.NavigateTo("/runs/new?shared=token");

        Assert.Contains("The link does not work", Render<NewRunPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_without_effect_is_hidden_until_a_choice_gives_it_one()
    {
        var page = Render<NewRunPage>();
        Assert.Empty(page.FindAll("#field-training-stepEpochs, #field-training-rateFactor, #field-training-weightDecay, #field-training-warmUp"));

        await page.InvokeAsync(() => page.Find("input[name='training.schedule'][value=step]").Change("step"));
        await page.InvokeAsync(() => page.Find("input[name='training.optimizer'][value=adamW]").Change("adamW"));

        Assert.Equal("30", Field(page, "training-stepEpochs").GetAttribute("value"));
        Assert.Equal("0.5", Field(page, "training-rateFactor").GetAttribute("value"));
        Assert.Equal("0.01", Field(page, "training-weightDecay").GetAttribute("value"));
        Assert.Empty(page.FindAll("#field-training-plateauPatience"));
    }

    [Fact]
    public async Task Seldom_used_settings_are_folded_away_and_say_what_is_in_there()
    {
        var page = Render<NewRunPage>();
        var folded = page.Find(".setting-more");
        Assert.False(folded.HasAttribute("open"));
        Assert.NotNull(folded.QuerySelector("#field-training-averageDecay"));
        Assert.Null(folded.QuerySelector("#field-training-epochs"));
        Assert.Equal("More training settings", page.Find(".setting-more summary").TextContent);

        await page.InvokeAsync(() => Field(page, "training-averageDecay").Input("0.99"));
        Assert.Equal("More training settings (1 changed)", page.Find(".setting-more summary").TextContent);

        await page.InvokeAsync(() => Field(page, "training-averageDecay").Input("1"));
        Assert.Equal("More training settings (1 to correct)", page.Find(".setting-more summary").TextContent);
    }

    [Fact]
    public async Task A_switch_is_launched_as_it_stands()
    {
        var page = Render<NewRunPage>();
        await page.InvokeAsync(() => Field(page, "training-keepBest").Change(false));
        await page.InvokeAsync(() => Field(page, "dataset-fresh").Change(true));
        Assert.Contains("on", page.Find(".switch-reset").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => Launch(page).Click());

        var spec = Assert.Single(RunService.Launched);
        Assert.False(spec.Training.KeepBest);
        Assert.True(spec.Dataset.Fresh);
    }

    [Theory]
    [InlineData("model-couplingLayers", "0")]
    [InlineData("model-couplingLayers", "2.5")]
    [InlineData("model-couplingLayers", "six")]
    [InlineData("model-hiddenSize", "1000000")]
    [InlineData("training-learningRate", "NaN")]
    [InlineData("training-epochs", "0")]
    [InlineData("training-batchSize", "30001")]
    [InlineData("dataset-noise", "lots")]
    public async Task A_wrong_field_says_why_and_shuts_the_launch(string field, string text)
    {
        var page = Render<NewRunPage>();

        await page.InvokeAsync(() => Field(page, field).Input(text));

        Assert.Equal("true", Field(page, field).GetAttribute("aria-invalid"));
        var message = page.Find($"#field-{field}-help").TextContent;
        Assert.Contains("must be", message, StringComparison.Ordinal);
        Assert.Contains(message.Trim(), page.Find(".launch-errors").TextContent, StringComparison.Ordinal);
        Assert.True(Launch(page).HasAttribute("disabled"));

        await page.InvokeAsync(() => page.Find("form").Submit());
        Assert.Empty(RunService.Launched);
        Assert.Equal($"field-{field}", Assert.Single(JSInterop.Invocations["focusField"]).Arguments[0]);
    }

    [Fact]
    public async Task A_name_with_markup_is_taken_as_text_and_a_long_one_refused()
    {
        var page = Render<NewRunPage>();

        await page.InvokeAsync(() => Field(page, "name").Input("<script>alert(1)</script> 🎉"));
        await page.InvokeAsync(() => Launch(page).Click());
        Assert.Equal("<script>alert(1)</script> 🎉", RunService.Launched[0].Name);

        page = Render<NewRunPage>();
        await page.InvokeAsync(() => Field(page, "name").Input(new string('x', 10_000)));
        Assert.Contains("name has 10,000 characters", page.Find("#field-name-help").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_fills_the_form_and_says_why_its_l2_is_0()
    {
        var page = Render<NewRunPage>();

        await page.InvokeAsync(() => page.Find("input[name=preset][value=course-notebook]").Change("course-notebook"));

        Assert.Equal("256", Field(page, "model-hiddenSize").GetAttribute("value"));
        Assert.Equal("300", Field(page, "training-epochs").GetAttribute("value"));
        Assert.NotNull(page.Find("input[name='training.schedule'][value=constant]").GetAttribute("checked"));
        Assert.Contains("0.01 stalls training", page.Find(".preset-chooser").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".change-list"));
    }

    [Fact]
    public async Task A_changed_field_is_marked_and_goes_back_by_one_click()
    {
        var page = Render<NewRunPage>();
        await page.InvokeAsync(() => Field(page, "training-learningRate").Input("1e-4"));

        Assert.Contains("1 change from Quick", page.Find(".change-list").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("button[aria-label='Reset to 0.002 (Quick)']").Click());

        Assert.Equal("0.002", Field(page, "training-learningRate").GetAttribute("value"));
        Assert.Empty(page.FindAll(".change-list"));
    }

    [Fact]
    public async Task A_clone_shows_the_runs_settings_and_marks_what_changes()
    {
        var spec = Presets.CourseNotebook.Spec with { Name = "original", Dataset = new DatasetSpec { Noise = 0.2, Samples = 500 } };
        RunService.Runs.Add(RunFactory.Run("r1", spec: spec));
        Navigation.NavigateTo("/runs/new?from=r1");
        var page = Render<NewRunPage>();

        Assert.Equal("500", Field(page, "dataset-samples").GetAttribute("value"));
        Assert.Equal("0.2", Field(page, "dataset-noise").GetAttribute("value"));
        Assert.Equal("", Field(page, "name").GetAttribute("value"));
        Assert.Empty(page.FindAll(".change-list"));

        await page.InvokeAsync(() => Field(page, "dataset-noise").Input("0.3"));

        Assert.Contains("1 change from run r1", page.Find(".change-list").TextContent, StringComparison.Ordinal);
        Assert.Equal(["field-dataset-noise"], page.FindAll(".text-field.is-changed input").Select(input => input.Id));
    }

    [Fact]
    public async Task A_clone_marks_a_changed_choice_and_another_data_set_and_tags_with_the_way_back()
    {
        RunService.Runs.Add(RunFactory.Run("r1", spec: Presets.Quick.Spec with { Tags = ["old"] }));
        Navigation.NavigateTo("/runs/new?from=r1");
        var page = Render<NewRunPage>();
        Assert.Empty(page.FindAll(".is-changed"));

        await page.InvokeAsync(() => page.FindAll("#field-training-optimizer input").First(input => !input.HasAttribute("checked")).Change(true));
        await page.InvokeAsync(() => Field(page, "tags").Input("new"));
        await page.InvokeAsync(() => page.FindAll(".dataset-tile input").First(input => !input.HasAttribute("checked")).Change(true));

        Assert.Contains("is-changed", page.Find("#field-training-optimizer").ClassName!, StringComparison.Ordinal);
        Assert.Contains("is-changed", page.Find(".dataset-chooser").ClassName!, StringComparison.Ordinal);
        Assert.Contains("old", page.Find(".text-field.is-changed .text-field-reset").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".dataset-reset").Click());
        Assert.DoesNotContain("is-changed", page.Find(".dataset-chooser").ClassName!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_launched_clone_remembers_its_source()
    {
        RunService.Runs.Add(RunFactory.Run("r1"));
        Navigation.NavigateTo("/runs/new?from=r1");
        var page = Render<NewRunPage>();

        await page.InvokeAsync(() => page.Find("[data-action=launch]").Click());

        Assert.Equal("r1", RunService.ClonedFrom);
    }

    [Theory]
    [InlineData("/runs/new?from=gone", "The run to clone does not exist")]
    [InlineData("/runs/new?preset=nonsense", "There is no preset")]
    [InlineData("/runs/new?dataset=gone", "The data set of this link does not exist")]
    public void A_link_to_what_is_gone_says_so_and_still_gives_a_form(string url, string notice)
    {
        Navigation.NavigateTo(url);

        var page = Render<NewRunPage>();

        Assert.Contains(notice, page.Find(".mud-alert").TextContent, StringComparison.Ordinal);
        Assert.False(Launch(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_data_set_of_the_url_is_chosen_and_a_table_needs_no_points_and_seed()
    {
        RunService.Limits = new RunLimits { MemoryBytes = 16e9, Rows = 272, Columns = 2 };
        Navigation.NavigateTo($"/runs/new?dataset={FakeDatasetService.UploadId}");

        var page = Render<NewRunPage>();

        Assert.Empty(page.FindAll("#field-dataset-samples"));
        await page.InvokeAsync(() => Field(page, "training-batchSize").Input("128"));
        await page.InvokeAsync(() => Launch(page).Click());
        Assert.Equal(FakeDatasetService.UploadId, RunService.Launched[0].Dataset.Id);
        Assert.Equal("small-table", RunService.Launched[0].Preset);
    }

    [Fact]
    public async Task Each_toy_shows_its_own_parameters_and_the_picture_follows_them()
    {
        var page = Render<NewRunPage>();
        Assert.Single(Datasets.Previews);

        foreach (var toy in ToyCatalogue.All)
        {
            await page.InvokeAsync(() => page.Find($"input[name=dataset][value='{toy.Kind}']").Change(toy.Kind));
            Assert.All(toy.Parameters, parameter => Assert.NotNull(page.Find($"#field-dataset-parameters-{parameter.Name}")));
            Assert.Equal(toy.Kind, Datasets.Previews[^1].Kind);
        }

        var drawn = Datasets.Previews.Count;
        await page.InvokeAsync(() => Field(page, "dataset-noise").Input("0.02"));
        page.WaitForAssertion(() => Assert.Equal(0.02, Datasets.Previews[^1].Noise));

        await page.InvokeAsync(() => Field(page, "training-epochs").Input("7"));
        await page.InvokeAsync(() => Field(page, "dataset-samples").Input("100"));
        Assert.Equal(drawn + 1, Datasets.Previews.Count);
    }

    [Fact]
    public async Task The_servers_message_comes_to_its_field_and_goes_when_that_is_touched()
    {
        RunService.Refusal = [new FieldError("training.epochs", "epochs is 20; this server allows 10.")];
        var page = Render<NewRunPage>();

        await page.InvokeAsync(() => Launch(page).Click());

        Assert.Contains("this server allows 10", page.Find("#field-training-epochs-help").TextContent, StringComparison.Ordinal);
        Assert.True(Launch(page).HasAttribute("disabled"));
        await page.InvokeAsync(() => Field(page, "training-epochs").Input("10"));
        Assert.False(Launch(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_failed_launch_keeps_everything_typed_and_can_be_repeated()
    {
        RunService.Failure = new IOException("the disk is full");
        var page = Render<NewRunPage>();
        await page.InvokeAsync(() => Field(page, "name").Input("mine"));

        await page.InvokeAsync(() => Launch(page).Click());

        Assert.Contains("the disk is full", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("mine", Field(page, "name").GetAttribute("value"));
        RunService.Failure = null;
        await page.InvokeAsync(() => Launch(page).Click());
        Assert.Equal("/runs/launched", Path);
    }

    [Fact]
    public async Task Two_clicks_launch_one_run()
    {
        RunService.LaunchGate = new TaskCompletionSource();
        var page = Render<NewRunPage>();

        await page.InvokeAsync(() => Launch(page).Click());
        await page.InvokeAsync(() => page.Find("form").Submit());
        RunService.LaunchGate.SetResult();
        page.WaitForAssertion(() => Assert.Equal("/runs/launched", Path));
        await page.InvokeAsync(() => page.Find("form").Submit());

        Assert.Single(RunService.Launched);
    }

    [Fact]
    public async Task Training_time_is_estimated_from_runs_that_ended_here()
    {
        var unknown = Render<NewRunPage>();
        Assert.Contains("no run has ended here yet", Title(unknown), StringComparison.Ordinal);

        // Eight couplings of 64 units: 71,712 parameters; twenty epochs of 106 steps in ten seconds.
        RunService.Runs.Add(RunFactory.Run("a") with { Parameters = 71_712, TrainRows = 27_000, Epoch = 20, Seconds = 10.2 });
        var page = Render<NewRunPage>();
        Assert.Contains("1 run trained here", Title(page), StringComparison.Ordinal);
        await page.InvokeAsync(() => Field(page, "training-epochs").Input("40"));
        var forty = Seconds(page);
        await page.InvokeAsync(() => Field(page, "training-epochs").Input("many"));

        Assert.Equal(("21 s", "–"), (forty, Seconds(page)));

        static string Seconds(IRenderedComponent<NewRunPage> page) => page.Find("[data-estimate=seconds]").TextContent;
        static string Title(IRenderedComponent<NewRunPage> page) => page.Find("[data-estimate=seconds]").ParentElement!.QuerySelector("dt")!.GetAttribute("title")!;
    }

    [Fact]
    public async Task Parameters_steps_and_memory_are_counted_while_typing()
    {
        var page = Render<NewRunPage>();
        var before = page.Find("[data-estimate=parameters]").TextContent;

        await page.InvokeAsync(() => Field(page, "model-hiddenSize").Input("128"));

        Assert.NotEqual(before, page.Find("[data-estimate=parameters]").TextContent);
        Assert.Equal("106", page.Find("[data-estimate=steps]").TextContent);
        Assert.EndsWith("MB", page.Find("[data-estimate=memory]").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Field(page, "model-hiddenSize").Input("wide"));
        Assert.Equal("–", page.Find("[data-estimate=parameters]").TextContent);
    }

    [Fact]
    public async Task An_unsent_form_comes_back_after_a_reload_and_can_be_dropped()
    {
        var form = new RunForm(FormBaseline.Of(Presets.Quick));
        form.Set("model.couplingLayers", "six");
        form.Set("dataset.noise", "0.2");
        var module = JSInterop.SetupModule("./Features/Runs/New/RunEditor.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        var draft = module.Setup<string?>("readDraft", _ => true).SetResult(SpecJson.Serialize(form.Save()));

        var page = Render<NewRunPage>();
        Assert.Equal("six", Field(page, "model-couplingLayers").GetAttribute("value"));
        Assert.Equal("0.2", Field(page, "dataset-noise").GetAttribute("value"));
        Assert.True(Launch(page).HasAttribute("disabled"));

        draft.SetResult(null);
        await page.InvokeAsync(() => page.Find(".run-editor-note button").Click());

        Assert.Single(module.Invocations["dropDraft"]);
        Assert.Equal("8", Field(page, "model-couplingLayers").GetAttribute("value"));
        Assert.Equal("0.05", Field(page, "dataset-noise").GetAttribute("value"));
        Assert.Empty(page.FindAll(".run-editor-note"));
    }

    [Fact]
    public async Task Messages_stand_in_the_order_of_the_form_and_lead_to_their_fields()
    {
        var page = Render<NewRunPage>();
        await page.InvokeAsync(() => Field(page, "training-epochs").Input(""));
        await page.InvokeAsync(() => Field(page, "model-couplingLayers").Input("six"));
        await page.InvokeAsync(() => Field(page, "dataset-noise").Input("lots"));

        var messages = page.FindAll(".launch-errors button");
        Assert.Equal(["noise", "couplingLayers", "epochs"], messages.Select(m => m.TextContent.Split(' ')[0]));
        await page.InvokeAsync(() => page.FindAll(".launch-errors button")[1].Click());

        Assert.Equal("field-model-couplingLayers", JSInterop.Invocations["focusField"][^1].Arguments[0]);
    }

    private static IElement Field(IRenderedComponent<NewRunPage> page, string id) => page.Find($"#field-{id}");

    private static IElement Launch(IRenderedComponent<NewRunPage> page) => page.Find("[data-action=launch]");
}
