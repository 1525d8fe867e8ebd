using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Specs;

public class ForkRulesTests
{
    private static readonly RunSpec Run = new() { Training = new TrainingSpec { Epochs = 100 } };

    public static TheoryData<string> Free() => [.. SettingCatalogue.All
        .Where(setting => setting.Group.Length > 0 && !ForkRules.IsFixed(setting.Path)).Select(setting => setting.Path)];

    [Theory]
    [InlineData("model.hiddenSize", 99, "hiddenSize is 99; it must be 256:")]
    [InlineData("model.couplingLayers", 4, "couplingLayers is 4; it must be 6:")]
    [InlineData("model.hiddenLayers", 1, "hiddenLayers is 1; it must be 4:")]
    [InlineData("training.seed", 2, "seed is 2; it must be 1:")]
    [InlineData("dataset.samples", 500, "samples is 500; it must be 30000:")]
    [InlineData("dataset.seed", 9, "seed is 9; it must be 1:")]
    [InlineData("training.testFraction", 0.25, "testFraction is 0.25; it must be")]
    [InlineData("training.validationFraction", 0.25, "validationFraction is 0.25; it must be")]
    public void What_stays_is_named_with_its_value_and_the_one_allowed(string path, object value, string start)
    {
        var error = Assert.Single(ForkRules.Check(Run, SettingCatalogue.Get(path).With(Run, value), 10));

        Assert.Equal(path, error.Field);
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Free))]
    public void Every_other_setting_may_change(string path)
    {
        var setting = SettingCatalogue.Get(path);
        object other = setting.Get(Run) switch
        {
            int whole => whole + 1,
            double real => real + 0.01,
            bool flag => !flag,
            Enum choice => Enum.GetValues(choice.GetType()).Cast<object>().First(value => !value.Equals(choice)),
            var value => throw new InvalidOperationException($"{path} is {value}."),
        };

        Assert.Empty(ForkRules.Check(Run, setting.With(Run, other), 10));
    }

    [Fact]
    public void Other_data_are_refused_and_a_default_spelled_out_is_none()
    {
        Assert.Empty(ForkRules.Check(Run, Run with { Dataset = Run.Dataset with { Noise = 0.05 } }, 10));
        Assert.Equal("dataset.noise", Assert.Single(ForkRules.Check(Run, Run with { Dataset = Run.Dataset with { Noise = 0.3 } }, 10)).Field);
        Assert.Equal("dataset.kind", Assert.Single(ForkRules.Check(Run, Run with { Dataset = Run.Dataset with { Kind = "rings" } }, 10)).Field);

        var table = Run with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = "a" } };
        var error = Assert.Single(ForkRules.Check(table, table with { Dataset = table.Dataset with { Id = "b" } }, 10));
        Assert.StartsWith("id is \"b\"; it must be \"a\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Best_weights_that_nobody_kept_cannot_be_wanted()
    {
        var careless = Run with { Training = Run.Training with { KeepBest = false } };

        Assert.Equal("training.keepBest", Assert.Single(ForkRules.Check(careless, Run, 10)).Field);
        Assert.Empty(ForkRules.Check(careless with { Training = careless.Training with { OnDivergence = DivergenceAnswer.Retry } }, Run, 10));
    }

    [Fact]
    public void A_fork_must_go_on_for_an_epoch_at_least()
    {
        Assert.Empty(ForkRules.Check(Run, Run, 99));
        Assert.Equal(
            "epochs is 100; it must be a whole number from 101 to 1,000,000, as the fork goes on from epoch 100.",
            Assert.Single(ForkRules.Check(Run, Run, 100)).Message);
    }

    [Fact]
    public void Changes_count_where_they_have_an_effect()
    {
        Assert.Empty(ForkRules.Changes(Run, Run with { Name = "other", Training = Run.Training with { StepEpochs = 7 } }));
        Assert.Equal(["training.l2"], ForkRules.Changes(Run, Run with { Training = Run.Training with { L2 = 1e-3 } }).Select(setting => setting.Path));
    }
}
