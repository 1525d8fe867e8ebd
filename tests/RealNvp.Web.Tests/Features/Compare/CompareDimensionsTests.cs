using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Explore;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare;

public class CompareDimensionsTests
{
    private static readonly RunSpec Quick = Presets.Quick.Spec;

    [Fact]
    public void Settings_that_differ_come_first_with_choices_as_names()
    {
        var other = Quick with { Training = Quick.Training with { LearningRate = 1e-5, Optimizer = OptimizerKind.AdamW } };

        var dimensions = CompareDimensions.Of([Compared("a", Quick), Compared("b", other)]);

        Assert.Equal(["training.learningRate", "training.optimizer"], dimensions.Where(dimension => !dimension.IsResult).Select(dimension => dimension.Key).Where(key => key != "training.weightDecay"));
        var optimizer = dimensions.Single(dimension => dimension.Key == "training.optimizer").Axis;
        Assert.Equal(["adam", "adamW"], optimizer.Categories);
        Assert.Equal([0, 1], optimizer.Values.Select(value => value!.Value));
        Assert.True(dimensions.Single(dimension => dimension.Key == "training.learningRate").Axis is { Log: true, IsChosen: true });
        Assert.All(dimensions.Where(dimension => dimension.IsResult), dimension => Assert.False(dimension.Axis.IsChosen));
    }

    [Fact]
    public void A_setting_without_effect_has_no_value_and_a_result_that_is_not_finite_has_none()
    {
        var decayed = Quick with { Training = Quick.Training with { Optimizer = OptimizerKind.AdamW, WeightDecay = 0.5 } };

        var dimensions = CompareDimensions.Of([Compared("a", Quick, run => run with { TestNll = double.NaN }), Compared("b", decayed, run => run with { TestNll = 1.2 })]);

        Assert.Equal([null, 0.5], dimensions.Single(dimension => dimension.Key == "training.weightDecay").Axis.Values);
        Assert.Equal([null, 1.2], dimensions.Single(dimension => dimension.Key == "testNll").Axis.Values);
    }

    private static ComparedRun Compared(string id, RunSpec spec, Func<RunRecord, RunRecord>? change = null)
    {
        var run = (change ?? (r => r))(RunFactory.Run(id, RunStatus.Completed, spec));
        return new ComparedRun(run, "red", run.Name, [], ComparedRun.DistributionOf(run));
    }
}
