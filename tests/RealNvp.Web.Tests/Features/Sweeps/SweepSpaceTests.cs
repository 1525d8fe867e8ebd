using System.Numerics;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Planning;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>Which combinations a sweep has.</summary>
public class SweepSpaceTests
{
    private static readonly SweepDimension Rates = new() { Setting = "training.learningRate", Scale = SweepScale.Log, Min = 1e-4, Max = 1e-2 };
    private static readonly SweepDimension Sizes = new() { Setting = "model.hiddenSize", Scale = SweepScale.Choice, Values = ["16", "64"] };

    [Fact]
    public void A_grid_is_the_product_with_the_first_dimension_changing_slowest()
    {
        var space = Space(new SweepDimension { Setting = "model.couplingLayers", Min = 2, Max = 6, Step = 2 }, Sizes);

        Assert.Equal(
            ["2 16", "2 64", "4 16", "4 64", "6 16", "6 64"], SweepPlanner.Plan(space, SweepKind.Grid, 20, 1).Select(values => string.Join(' ', values)));
    }

    [Theory]
    [InlineData(SweepScale.Log, 1e-4, 1e-2, 3, "0.0001 0.001 0.01")]
    [InlineData(SweepScale.Log, 1e-4, 1e-2, 5, "0.0001 0.000316228 0.001 0.00316228 0.01")]
    [InlineData(SweepScale.Linear, 0.1, 0.4, 4, "0.1 0.2 0.3 0.4")]
    public void A_count_takes_both_ends_and_what_lies_evenly_between(SweepScale scale, double min, double max, int count, string expected) =>
        Assert.Equal(expected, ValuesOf(Rates with { Scale = scale, Min = min, Max = max, Count = count }));

    [Fact]
    public void A_step_counts_from_the_least_value_and_meets_the_largest_in_spite_of_rounding()
    {
        Assert.Equal("0 0.1 0.2 0.3", ValuesOf(new SweepDimension { Setting = "training.warmUp", Min = 0, Max = 0.3, Step = 0.1 }));
        Assert.Equal("1 4 7", ValuesOf(new SweepDimension { Setting = "model.couplingLayers", Min = 1, Max = 8, Step = 3 }));
    }

    [Fact]
    public void Whole_numbers_stay_whole_and_come_once() =>
        Assert.Equal("1 2 3 4", ValuesOf(new SweepDimension { Setting = "model.couplingLayers", Scale = SweepScale.Log, Min = 1, Max = 4, Count = 6 }));

    [Fact]
    public void Absurd_grids_are_counted_exactly()
    {
        var all = new SweepDimension { Setting = "dataset.seed", Min = 0, Max = int.MaxValue };
        var space = Space(all, all with { Setting = "training.epochs", Min = 1, Max = 1_000_000 }, all with { Setting = "training.batchSize", Min = 1, Max = 1_000_000 });

        Assert.Equal(new BigInteger(2_147_483_648) * 1_000_000 * 1_000_000, space.Total);
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_one_others()
    {
        var space = Space(Rates, Sizes);

        var first = Texts(SweepPlanner.Plan(space, SweepKind.Random, 50, 7));
        Assert.Equal(first, Texts(SweepPlanner.Plan(space, SweepKind.Random, 50, 7)));
        Assert.NotEqual(first, Texts(SweepPlanner.Plan(space, SweepKind.Random, 50, 8)));

        // Written down once: a sweep of today must draw the same tomorrow.
        Assert.Equal("0.00861395 64, 0.00018185 16, 0.0053254 16", string.Join(", ", first.Take(3)));
    }

    [Fact]
    public void Drawn_rates_lie_evenly_in_the_logarithm()
    {
        var drawn = SweepPlanner.Plan(Space(Rates), SweepKind.Random, 1000, 3).Select(values => double.Parse(values[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.All(drawn, rate => Assert.InRange(rate, 1e-4, 1e-2));
        Assert.InRange(drawn.Count(rate => rate < 1e-3), 440, 560);
    }

    [Fact]
    public void A_small_space_is_drawn_without_repetition_to_the_last_one()
    {
        var space = Space(new SweepDimension { Setting = "model.couplingLayers", Scale = SweepScale.Log, Min = 1, Max = 200 }, Sizes);

        var drawn = Texts(SweepPlanner.Plan(space, SweepKind.Random, 1000, 1));

        Assert.Equal(400, drawn.Count);
        Assert.Equal(400, drawn.Distinct().Count());
        Assert.Equal(400, SweepPlanner.Count(space, SweepKind.Asha, 1000));
    }

    [Fact]
    public void Every_setting_of_model_training_and_data_can_be_varied_and_lands_in_the_spec()
    {
        foreach (var setting in SweepSettings.Of(new RunSpec()))
        {
            var text = setting.Kind switch
            {
                SettingKind.Switch => "true",
                SettingKind.Choice => setting.Choices[^1].Value,
                _ => SweepValue.Spell(setting.Max),
            };
            var space = Space(new SweepDimension { Setting = setting.Path, Scale = SweepScale.Choice, Values = [text] });
            var spec = space.Apply(new RunSpec(), [text], 5);

            Assert.Equal(text, Setting.Spell(setting.Get(spec)).Replace("E+", "e", StringComparison.Ordinal));
            Assert.Equal(5, spec.Training.Seed);
        }

        var paths = SweepSettings.Of(new RunSpec()).Select(setting => setting.Path).ToList();
        Assert.Contains("dataset.noise", paths);
        Assert.Contains("dataset.kind", paths);
        Assert.Contains("dataset.samples", paths);
        Assert.DoesNotContain("training.seed", paths);
        Assert.DoesNotContain("name", paths);
        Assert.DoesNotContain(SweepSettings.Of(new RunSpec { Dataset = new DatasetSpec { Id = "k7m2xq9c4d" } }), setting => setting.Group == "dataset");
    }

    [Fact]
    public void Another_kind_of_data_takes_its_own_noise_unless_that_is_varied_too()
    {
        var spec = new RunSpec { Dataset = new DatasetSpec { Kind = "moons", Noise = 0.3 } };
        var kinds = new SweepDimension { Setting = "dataset.kind", Scale = SweepScale.Choice, Values = ["moons", "spirals"] };
        var noise = new SweepDimension { Setting = "dataset.noise", Min = 0.05, Max = 0.1, Count = 2 };

        Assert.Null(SweepSpace.Of(Request(spec, kinds)).Apply(spec, ["spirals"]).Dataset.Noise);
        Assert.Equal(0.3, SweepSpace.Of(Request(spec, kinds)).Apply(spec, ["moons"]).Dataset.Noise);
        Assert.Equal(0.1, SweepSpace.Of(Request(spec, noise, kinds)).Apply(spec, ["0.1", "spirals"]).Dataset.Noise);
    }

    [Theory]
    [InlineData(3, 3, 81, new[] { 3, 9, 27 })]
    [InlineData(3, 3, 20, new[] { 3, 9 })]
    [InlineData(1, 2, 2, new[] { 1 })]
    [InlineData(5, 10, 1_000_000, new[] { 5, 50, 500, 5000, 50_000, 500_000 })]
    public void Trials_are_compared_at_growing_epochs(int min, int eta, int epochs, int[] expected) =>
        Assert.Equal(expected, AshaRungs.Of(new AshaPlan { MinEpochs = min, Eta = eta }, epochs));

    [Fact]
    public void What_halving_saves_is_known_beforehand() =>
        Assert.Equal((3 + 6 / 3.0 + 18 / 9.0 + 54 / 27.0) / 81, AshaRungs.ExpectedShare([3, 9, 27], 3, 81), 12);

    private static SweepRequest Request(RunSpec spec, params SweepDimension[] dimensions) => new() { Base = spec, Dimensions = dimensions };

    private static SweepSpace Space(params SweepDimension[] dimensions) => SweepSpace.Of(Request(new RunSpec(), dimensions));

    private static string ValuesOf(SweepDimension dimension) =>
        string.Join(' ', SweepPlanner.Plan(Space(dimension), SweepKind.Grid, 1, 1).Select(values => values[0]));

    private static List<string> Texts(IEnumerable<IReadOnlyList<string>> combinations) => [.. combinations.Select(values => string.Join(' ', values))];
}
