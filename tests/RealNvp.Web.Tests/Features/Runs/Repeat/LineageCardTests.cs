using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Repeat;

public class LineageCardTests : PageContext
{
    private static readonly RunSpec Spec = Presets.Quick.Spec;

    public LineageCardTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void A_run_without_relatives_shows_nothing()
    {
        var run = RunFactory.Run("a");
        Repeats.Families["a"] = Family(run, [Member(run, 0)], run);

        Assert.Empty(Open(run).Markup.Trim());
    }

    [Fact]
    public void The_tree_says_what_was_changed_on_the_way_and_marks_the_run_itself()
    {
        var parent = RunFactory.Run("a");
        var self = Child("b", parent, RunOrigin.Clone, Spec with { Training = Spec.Training with { LearningRate = 5e-4, Epochs = 40 } });
        Repeats.Families["b"] = Family(self, [Member(parent, 0), Member(self, 1, parent)], self);

        var card = Open(self);

        var edge = card.Find(".lineage-edge").TextContent;
        Assert.Contains("clone", edge, StringComparison.Ordinal);
        Assert.Contains("→ 40", edge, StringComparison.Ordinal);
        Assert.Contains("→ 5e-4", edge, StringComparison.Ordinal);
        Assert.Equal("/runs/a", card.Find("a.lineage-run").GetAttribute("href"));
        Assert.Contains("run b", card.Find("[aria-current]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeats_stand_side_by_side_and_their_spread_is_said()
    {
        var self = RunFactory.Run("a") with { BestValNll = 1.2 };
        var repeats = new[] { 2, 3, 4 }
            .Select(seed => Child($"s{seed}", self, RunOrigin.Repeat, Spec with { Training = Spec.Training with { Seed = seed } }) with { BestValNll = 1.2 + 0.1 * (seed - 3) })
            .ToList();
        Repeats.Families["a"] = Family(self, [Member(self, 0), .. repeats.Select(run => Member(run, 1, self))], [self, .. repeats]);

        var card = Open(self);

        Assert.Equal("3 repeats", card.Find(".lineage-how").TextContent);
        Assert.Equal(["seed 2", "seed 3", "seed 4"], card.FindAll("a .lineage-name").Select(name => name.TextContent));
        var result = card.Find("[data-seeds=result]").TextContent;
        Assert.Contains("1.200 on average", result, StringComparison.Ordinal);
        Assert.Contains("standard deviation 0.0816", result, StringComparison.Ordinal);
        Assert.Contains("a,s2,s3,s4", card.Find(".seed-group a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_parent_is_named_as_such()
    {
        var self = RunFactory.Run("b") with { Lineage = new RunLineage(RunOrigin.Clone, "gone") };
        Repeats.Families["b"] = Family(self, [new FamilyMember("gone", null, 0, []), Member(self, 1)], self);

        Assert.Contains("a deleted run gone", Open(self).Find(".lineage-gone").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_repeat_appears_by_itself()
    {
        var self = RunFactory.Run("a");
        Repeats.Families["a"] = Family(self, [Member(self, 0)], self);
        var card = Open(self);
        var repeat = Child("n", self, RunOrigin.Repeat, Spec with { Training = Spec.Training with { Seed = 9 } });
        Repeats.Families["a"] = Family(self, [Member(self, 0), Member(repeat, 1, self)], self, repeat);

        Hub.Publish(new RunChange("n", 0, null, StateChanged: true));

        card.WaitForAssertion(() => Assert.Contains("seed 9", card.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Strangers_that_change_again_and_again_are_looked_at_once()
    {
        var self = RunFactory.Run("a");
        var sibling = RunFactory.Run("b");
        Repeats.Families["a"] = Family(self, [Member(self, 0)], self, sibling);
        var card = Open(self);
        Assert.Equal(1, Repeats.FamilyReads);

        Hub.Publish(new RunChange("stranger", 0, null, StateChanged: true));
        card.WaitForAssertion(() => Assert.Equal(2, Repeats.FamilyReads));
        Hub.Publish(new RunChange("stranger", 1, null, StateChanged: true));
        Hub.Publish(new RunChange("b", 1, null, StateChanged: false));
        Hub.Publish(new RunChange("b", 1, null, StateChanged: true));
        card.WaitForAssertion(() => Assert.Equal(3, Repeats.FamilyReads));
        Hub.Publish(new RunChange("stranger", 1, null, StateChanged: true));
        Hub.Publish(new RunChange("b", 2, null, StateChanged: true));

        card.WaitForAssertion(() => Assert.Equal(4, Repeats.FamilyReads));
    }

    [Fact]
    public void A_failure_is_said_and_can_be_tried_again()
    {
        var self = RunFactory.Run("a");
        Repeats.Failure = new IOException("The disk is gone.");
        var card = Open(self);
        Assert.Contains("The disk is gone.", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Repeats.Failure = null;
        card.Find("[role=alert] button").Click();

        Assert.Empty(card.Markup.Trim());
    }

    private IRenderedComponent<LineageCard> Open(RunRecord run) => Render<LineageCard>(parameters => parameters.Add(card => card.Run, run));

    private static RunRecord Child(string id, RunRecord parent, RunOrigin origin, RunSpec spec) =>
        RunFactory.Run(id, RunStatus.Completed, spec) with { Lineage = new RunLineage(origin, parent.Id) };

    private static FamilyMember Member(RunRecord run, int depth, RunRecord? parent = null) =>
        new(run.Id, run, depth, parent is null ? [] : SpecDifference.Between(parent, run));

    private static RunFamily Family(RunRecord self, IReadOnlyList<FamilyMember> members, params RunRecord[] same) => new(members, false, same.Length > 0 ? same : [self]);
}
