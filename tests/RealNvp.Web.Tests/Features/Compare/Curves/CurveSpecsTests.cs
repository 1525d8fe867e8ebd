using RealNvp.Data.Runs;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Curves;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare.Curves;

public class CurveSpecsTests
{
    private static readonly List<ComparedRun> Runs = [Run("a"), Run("b")];
    private static readonly List<CurveGroup> Groups = [new("A hidden size 8", Runs)];

    [Fact]
    public void Over_the_time_of_day_every_run_is_drawn_for_itself()
    {
        Assert.Equal(["a", "b"], Lines(new CompareView { X = CurveAxis.Wall }));
        Assert.Equal(["a", "b", null], Lines(new CompareView { X = CurveAxis.Seconds }));
        Assert.Equal(["a", "b"], Lines(new CompareView { GroupSeeds = false }));

        static IEnumerable<string?> Lines(CompareView view) => CurveSpecs.Of(Runs, Groups, view, "").Lines.Select(line => line.Id);
    }

    [Fact]
    public void Lines_go_by_the_same_keys_whatever_their_names_are()
    {
        var spec = CurveSpecs.Of(Runs, Groups, new CompareView { Train = true, Hidden = ["a"] }, "");

        Assert.Equal(["a.train", "a", "b", "a"], spec.Lines.Select(line => line.Key));
        Assert.Equal("A hidden size 8", spec.Lines[^1].Name);
        Assert.Equal(["a"], spec.Hidden);
    }

    private static ComparedRun Run(string id)
    {
        var run = RunFactory.Run(id, RunStatus.Completed);
        return new ComparedRun(run, "red", run.Name, [], ComparedRun.DistributionOf(run));
    }
}
