using Bunit;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Detail;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

/// <summary>The form of a run that goes on from another one's checkpoint.</summary>
public class ForkPageTests : PageContext
{
    private static readonly RunSpec Spec = Presets.Quick.Spec with { Training = Presets.Quick.Spec.Training with { Epochs = 80 } };

    [Fact]
    public async Task The_form_shows_what_may_change_and_goes_on_from_the_checkpoint_chosen()
    {
        var page = Open("40");

        Assert.Empty(page.FindAll(".dataset-tile, .preset-card, #field-model-hiddenSize, #field-training-seed, #field-training-validationFraction"));
        Assert.Equal("40", page.Find("input[name=fork-epoch][checked]").GetAttribute("value"));
        Assert.Equal(["40 1.250", "80 1.200"], page.FindAll(".fork-epochs label").Select(label => string.Join(' ', label.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        await page.InvokeAsync(() => page.Find("#field-training-learningRate").Input("1e-4"));
        await page.InvokeAsync(() => page.Find("[data-action=launch]").Click());

        var (id, epoch, spec) = Assert.Single(Forks.Forked);
        Assert.Equal(("r1", 40, 1e-4, 80), (id, epoch, spec.Training.LearningRate, spec.Training.Epochs));
        Assert.Equal(Spec.Model, spec.Model);
        Assert.Empty(RunService.Launched);
        Assert.EndsWith("/runs/fork", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_of_the_last_epoch_trains_as_long_again_and_must_go_on()
    {
        var page = Open("last");
        Assert.Equal("80", page.Find("input[name=fork-epoch][checked]").GetAttribute("value"));
        Assert.Equal("160", page.Find("#field-training-epochs").GetAttribute("value"));

        await page.InvokeAsync(() => page.Find("#field-training-epochs").Input("80"));

        Assert.Contains("it must be a whole number from 81", page.Find("#field-training-epochs-help").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-action=launch]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Another_checkpoint_is_another_address()
    {
        var page = Open("40");

        await page.InvokeAsync(() => page.FindAll("input[name=fork-epoch]")[1].Change("80"));

        Assert.EndsWith("/runs/new?from=r1&fork=80", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("33", "The run keeps no checkpoint of epoch 33 (any more); the form goes on from its last one.")]
    [InlineData("x", "The run keeps no checkpoint of epoch x (any more); the form goes on from its last one.")]
    public void A_checkpoint_that_is_gone_is_said(string fork, string notice) => Assert.Contains(notice, Open(fork).Markup, StringComparison.Ordinal);

    [Fact]
    public void Without_any_checkpoint_the_form_is_a_clones()
    {
        RunService.Runs.Add(RunFactory.Run("r1", spec: Spec));
        Navigation.NavigateTo(RunUrls.Fork("r1"));
        var page = Render<NewRunPage>();

        Assert.Contains("The run keeps no checkpoint to go on from (yet)", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("#field-model-hiddenSize"));
    }

    [Fact]
    public void A_run_with_an_epoch_can_be_forked_and_a_fork_not_repeated()
    {
        var run = RunFactory.Run("a", RunStatus.Completed);
        var bar = Render<ActionBar>(parameters => parameters.Add(b => b.Run, run));
        Assert.Equal("/runs/new?from=a&fork=last", bar.FindAll("a").Single(link => link.TextContent.Trim() == "Fork").GetAttribute("href"));
        Assert.NotEmpty(bar.FindAll("[data-action=repeat]"));

        bar = Render<ActionBar>(parameters => parameters.Add(b => b.Run, run with { Epoch = 0, Lineage = new RunLineage(RunOrigin.Fork, "p") { ForkEpoch = 3 } }));
        Assert.DoesNotContain(bar.FindAll("a"), link => link.TextContent.Trim() == "Fork");
        Assert.Empty(bar.FindAll("[data-action=repeat]"));
    }

    private IRenderedComponent<NewRunPage> Open(string fork)
    {
        RunService.Runs.Add(RunFactory.Run("r1", spec: Spec));
        Forks.Kept.AddRange([new KeptCheckpoint(40, 1, 1.25), new KeptCheckpoint(80, 1, 1.2)]);
        Navigation.NavigateTo($"/runs/new?from=r1&fork={fork}");
        return Render<NewRunPage>();
    }
}
