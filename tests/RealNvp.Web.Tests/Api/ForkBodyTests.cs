using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Api;

public class ForkBodyTests
{
    private static readonly RunSpec Spec = Presets.Quick.Spec with { Name = "the run", Tags = ["a"] };

    [Fact]
    public void What_is_left_out_stays_as_in_the_run_but_for_the_name()
    {
        var (epoch, spec, errors) = ForkBody.Read("""{"epoch":3,"training":{"l2":1e-4,"epochs":null},"tags":[]}""", RunFactory.Run("a", spec: Spec));

        Assert.Empty(errors);
        Assert.Equal(3, epoch);
        Assert.Equal(Spec.Training with { L2 = 1e-4 }, spec.Training);
        Assert.Equal(Spec.Model, spec.Model);
        Assert.Null(spec.Name);
        Assert.Empty(spec.Tags);
    }

    [Fact]
    public void A_small_table_stays_the_runs()
    {
        var stored = Spec with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = "table", Samples = 7 } };

        var (_, spec, errors) = ForkBody.Read("""{"epoch":3}""", RunFactory.Run("a", spec: stored) with { DatasetId = "table" });

        Assert.Empty(errors);
        Assert.Equal("table", spec.Dataset.Id);
        Assert.Empty(ForkRules.Check(stored, spec, 3));
    }
}
