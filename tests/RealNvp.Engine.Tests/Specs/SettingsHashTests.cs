using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Specs;

public class SettingsHashTests
{
    private static readonly RunSpec Spec = new();

    [Fact]
    public void Another_training_seed_name_tag_or_preset_is_the_same_settings()
    {
        var other = Spec with { Preset = "quick", Name = "another", Tags = ["x"], Training = Spec.Training with { Seed = 77 } };

        Assert.Equal(SettingsHash.Of(Spec), SettingsHash.Of(other));
        Assert.StartsWith(SettingsHash.Prefix, SettingsHash.Of(Spec), StringComparison.Ordinal);
    }

    public static TheoryData<string> Numbers() => [.. SettingCatalogue.All
        .Where(setting => setting.Kind is SettingKind.Whole or SettingKind.Real && setting.Path != "training.seed" && setting.IsUsedBy(Spec))
        .Select(setting => setting.Path)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Any_other_number_is_other_settings(string path)
    {
        var setting = SettingCatalogue.Get(path);

        // Boxed apart: the branches of one ?: would both become doubles.
        object other = setting.Kind == SettingKind.Whole ? (object)((int)setting.Get(Spec)! + 1) : (double)setting.Get(Spec)! + 0.001;
        var changed = setting.With(Spec, other);

        Assert.NotEqual(SettingsHash.Of(Spec), SettingsHash.Of(changed));
    }

    [Fact]
    public void Other_data_are_other_settings()
    {
        string[] hashes =
        [
            SettingsHash.Of(Spec),
            SettingsHash.Of(Spec with { Dataset = Spec.Dataset with { Kind = "rings" } }),
            SettingsHash.Of(Spec with { Dataset = Spec.Dataset with { Noise = 0.2 } }),
            SettingsHash.Of(Spec with { Dataset = Spec.Dataset with { Parameters = new Dictionary<string, double> { ["turns"] = 2 } } }),
            SettingsHash.Of(Spec with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = "a" } }),
            SettingsHash.Of(Spec with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = "b" } }),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void A_setting_without_effect_does_not_count()
    {
        var idle = SettingCatalogue.All.First(setting => setting.Kind is SettingKind.Whole && !setting.IsUsedBy(Spec));

        Assert.Equal(SettingsHash.Of(Spec), SettingsHash.Of(idle.With(Spec, (int)idle.Get(Spec)! + 1)));
    }

    [Fact]
    public void The_order_in_which_parameters_were_given_does_not_count()
    {
        var one = Spec with { Dataset = Spec.Dataset with { Parameters = new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 } } };
        var two = Spec with { Dataset = Spec.Dataset with { Parameters = new Dictionary<string, double> { ["b"] = 2, ["a"] = 1 } } };

        Assert.Equal(SettingsHash.Of(one), SettingsHash.Of(two));
    }
}
