using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Specs;

public class SettingCatalogueTests
{
    public static TheoryData<string> Paths() => [.. SettingCatalogue.All.Select(setting => setting.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_default_is_what_a_fresh_spec_holds_and_lies_within_the_limits(string path)
    {
        var setting = SettingCatalogue.Get(path);

        Assert.Equal(setting.Default, setting.Get(new RunSpec()));
        if (setting.Kind is SettingKind.Whole or SettingKind.Real)
        {
            Assert.True(setting.Accepts(Convert.ToDouble(setting.Default, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Setting_a_value_changes_that_value_alone(string path)
    {
        var setting = SettingCatalogue.Get(path);
        object changed = setting.Kind switch
        {
            SettingKind.Whole => 33,
            SettingKind.Real => 0.33,
            SettingKind.Choice => Enum.GetValuesAsUnderlyingType(setting.Default!.GetType()).Cast<object>()
                .Select(value => Enum.ToObject(setting.Default.GetType(), value)).First(value => !value.Equals(setting.Default)),
            SettingKind.Switch => !(bool)setting.Default!,
            _ => "changed",
        };

        var spec = setting.With(new RunSpec(), changed);

        Assert.Equal(changed, setting.Get(spec));
        Assert.All(
            SettingCatalogue.All.Where(other => other.Path != path),
            other => Assert.Equal(other.Default, other.Get(spec)));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_setting_is_explained_in_one_sentence(string path)
    {
        var setting = SettingCatalogue.Get(path);

        Assert.EndsWith(".", setting.Help, StringComparison.Ordinal);
        Assert.InRange(setting.Help.Length, 20, 160);
    }

    [Theory]
    [InlineData("training.stepEpochs", "the schedule is step", "schedule", "step")]
    [InlineData("training.plateauPatience", "the schedule is plateau", "schedule", "plateau")]
    [InlineData("training.rateFactor", "the schedule is step or plateau", "schedule", "step")]
    [InlineData("training.weightDecay", "the optimizer is AdamW", "optimizer", "adamW")]
    [InlineData("training.warmUp", "the schedule is not one-cycle, which has its own", "schedule", "cosine")]
    [InlineData("training.retryFactor", "runs go back on divergence", "onDivergence", "retry")]
    public void A_setting_without_effect_says_when_it_has_one(string path, string condition, string choice, string value)
    {
        var setting = SettingCatalogue.Get(path);
        var used = RunSpecReader.Read($$"""{"training": {"{{choice}}": "{{value}}"} }""").Spec;

        Assert.False(setting.IsUsedBy(new RunSpec()));
        Assert.True(setting.IsUsedBy(used));
        Assert.Equal($"{setting.Help} Only when {condition}.", setting.Description);
    }

    [Fact]
    public void Weight_decay_and_L2_are_told_apart()
    {
        Assert.Contains("unlike L2", SettingCatalogue.Get("training.weightDecay").Help, StringComparison.Ordinal);
        Assert.Contains("added to the loss", SettingCatalogue.Get("training.l2").Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_pinned()
    {
        // A change here changes what every run without explicit settings does: say so in CHANGELOG.md.
        Assert.Equal(
            "name= dataset.samples=30000 dataset.seed=1 dataset.fresh=false model.couplingLayers=6 model.hiddenSize=256 model.hiddenLayers=4 training.epochs=100 "
            + "training.batchSize=256 training.learningRate=0.001 training.schedule=oneCycle training.stepEpochs=30 training.plateauPatience=10 "
            + "training.rateFactor=0.5 training.minLearningRate=1E-06 training.clipNorm=1 training.l2=0 training.earlyStopping=0 training.seed=1 "
            + "training.optimizer=adam training.weightDecay=0.01 training.warmUp=0 training.averageDecay=0 training.keepBest=true "
            + "training.onDivergence=fail training.retryFactor=0.5 training.maxRetries=3 training.validationFraction=0.1 training.testFraction=0.1 training.evaluator=auto",
            string.Join(' ', SettingCatalogue.All.Select(s => $"{s.Path}={Setting.Spell(s.Default)}")));
    }

    [Fact]
    public void Presets_have_names_of_their_own_and_valid_settings()
    {
        Assert.Equal(Presets.All.Count, Presets.All.Select(preset => preset.Name).Distinct().Count());
        Assert.All(Presets.All, preset =>
        {
            Assert.Equal(preset, Presets.Find(preset.Name));
            Assert.Equal(preset.Name, preset.Spec.Preset);
            Assert.Empty(RunSpecValidator.Validate(preset.Spec, new RunLimits { MemoryBytes = 4e9 }));
        });
    }

    [Fact]
    public void Every_kind_of_data_has_a_preset_tuned_for_it()
    {
        var kinds = ToyCatalogue.All.Select(toy => toy.Kind).Append(DatasetSpec.CsvKind).ToList();

        Assert.Equal([.. kinds, DatasetSpec.CsvKind], Presets.All.Select(preset => preset.Kind).OfType<string>()); // two for tables
        Assert.All(kinds, kind => Assert.Equal(kind == DatasetSpec.CsvKind ? 4 : 3, Presets.All.Count(preset => preset.Fits(kind))));
    }

    [Theory]
    [InlineData(150, "small-table")]
    [InlineData(999, "small-table")]
    [InlineData(1_000, "table")]
    public void A_table_starts_from_the_preset_for_its_size(int rows, string preset) => Assert.Equal(preset, Presets.ForRows(rows).Name);

    [Fact]
    public void The_cost_counts_the_parameters_of_the_course_flow()
    {
        // One net: 2*256+256 + 3*(256*256+256) + 256*2+2; two nets in each of six couplings.
        var cost = FlowCost.Of(new RunSpec(), columns: 2, rows: 30_000);

        Assert.Equal(12 * (768 + 3 * 65_792 + 514), cost.Parameters);
        Assert.InRange(cost.TrainingBytes, 4 * 4 * cost.Parameters, 400e6);
    }
}
