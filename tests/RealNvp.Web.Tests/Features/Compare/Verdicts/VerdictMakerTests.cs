using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare.Verdicts;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare.Verdicts;

public class VerdictMakerTests
{
    private static readonly RunSpec Quick = Presets.Quick.Spec with
    {
        Dataset = new DatasetSpec { Kind = "moons", Noise = 0.05 },
        Model = Presets.Quick.Spec.Model with { HiddenSize = 64 },
    };
    private static readonly RunSpec Narrow = Quick with { Model = Quick.Model with { HiddenSize = 4 } };
    private static readonly RunSpec Wide = Quick with { Model = Quick.Model with { HiddenSize = 96 } };
    private static readonly RunSpec Table = Quick with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = "upload" } };

    [Fact]
    public void A_clear_difference_is_said_with_its_interval()
    {
        var verdict = Judge(Runs("a", Quick, 0.030, 0.032, 0.031, 0.029), Runs("b", Narrow, 0.070, 0.075, 0.073, 0.068));

        Assert.Equal("A is better than B by 0.0410 ± 0.0047 nats.", verdict.Headline);
        Assert.Equal(["hidden size 64", "hidden size 4"], verdict.Groups.Select(group => group.Title));
        Assert.Equal("test NLL above the entropy", verdict.Figure.Name);
        Assert.Equal(Outcome.Better, Assert.Single(verdict.Comparisons).Outcome);
        Assert.Empty(verdict.Notes);
    }

    [Fact]
    public void Where_it_cannot_tell_it_says_how_many_more_seeds_would_and_how_long_they_train()
    {
        var verdict = Judge(Runs("a", Quick, 0.030, 0.042, 0.036), Runs("b", Narrow, 0.040, 0.052, 0.046));

        var comparison = Assert.Single(verdict.Comparisons);
        Assert.Equal(Outcome.Open, comparison.Outcome);
        Assert.Equal(new SeedPlan(4, 4), comparison.Plan);
        Assert.Equal(8 * 9, comparison.PlanSeconds);
        Assert.StartsWith("Cannot tell yet: A looks better than B by 0.010 nats, but anything from −0.004 to 0.024 would fit.", verdict.Headline, StringComparison.Ordinal);
        Assert.EndsWith("About 4 more seeds of each, 1 min 12 s of training, would probably tell.", verdict.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_too_small_for_any_number_of_seeds_is_bounded_instead()
    {
        var verdict = Judge(Runs("a", Quick, 0.030, 0.042, 0.036), Runs("b", Narrow, 0.0301, 0.0421, 0.0361));

        Assert.Contains("Not even 60 seeds of each would: whichever of A and B is better, it is by at most 0.014 nats.", verdict.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Scatter_that_hides_everything_is_named_instead_of_a_bound_that_says_nothing()
    {
        var verdict = Judge(Runs("a", Quick, 0.030, 0.042, 0.036), Runs("b", Narrow, 0.040, 40, 0.046));

        Assert.Contains("The seeds of B scatter by 23 nats, which hides any smaller difference", verdict.Headline, StringComparison.Ordinal);
        Assert.DoesNotContain("60 seeds", verdict.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_without_a_verdict_are_named_in_their_order() => Assert.StartsWith(
        "Nothing can be said yet about A and B",
        Judge(Runs("a", Quick, 0.09), Runs("b", Narrow, 0.03)).Headline,
        StringComparison.Ordinal);

    [Fact]
    public void Of_many_settings_the_first_are_named_and_the_others_counted()
    {
        var leader = Runs("a", Quick, 0.030, 0.031, 0.032);
        var others = Enumerable.Range(1, 9).SelectMany(i => Runs($"b{i}", Quick with { Model = Quick.Model with { HiddenSize = 4 + i } }, 0.05 + (0.001 * i)));

        Assert.Equal("B, C, D, E, F and 4 others have one result only, which may be luck.", Judge(leader, others).Headline);
    }

    [Fact]
    public void Titles_begin_with_the_setting_that_tells_most_groups_apart()
    {
        var groups = new (int Samples, double Rate)[] { (2000, 1e-3), (2000, 2e-3), (3000, 3e-3) }
            .SelectMany((settings, i) => Runs($"g{i}", Quick with
            {
                Dataset = Quick.Dataset with { Samples = settings.Samples },
                Training = Quick.Training with { LearningRate = settings.Rate },
            }, 0.03));

        Assert.Equal(
            ["learning rate 1e-3, points 2,000", "learning rate 2e-3, points 2,000", "learning rate 3e-3, points 3,000"],
            Judge(groups).Groups.OrderBy(group => group.Letter).Select(group => group.Title));
    }

    [Fact]
    public void One_run_of_each_is_no_ground_for_a_verdict()
    {
        Assert.Equal(
            "Nothing can be said yet about A and B: one result may be luck. About 2 more seeds of each, 36 s of training, would make a first interval.",
            Judge(Runs("a", Quick, 0.03), Runs("b", Narrow, 0.09)).Headline);
        Assert.Equal(
            "Each of these 3 settings has one result, and one result may be luck. 2 more seeds of each, 54 s of training, would make first intervals.",
            Judge(Runs("a", Quick, 0.03), Runs("b", Narrow, 0.09), Runs("c", Wide, 0.05)).Headline);
    }

    [Fact]
    public void A_single_run_leads_nobody_however_good_it_is()
    {
        var verdict = Judge(Runs("a", Quick, 0.001), Runs("b", Narrow, 0.070, 0.075, 0.073));

        var comparison = Assert.Single(verdict.Comparisons);
        Assert.Equal(("B", "A", Outcome.TooFewSeeds, new SeedPlan(0, 2)), (comparison.Leader.Letter, comparison.Other.Letter, comparison.Outcome, comparison.Plan));
        Assert.Contains("About 2 more seeds of A", verdict.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_groups_the_intervals_are_widened_and_that_is_said()
    {
        var verdict = Judge(Runs("a", Quick, 0.030, 0.032, 0.031), Runs("b", Narrow, 0.070, 0.075, 0.073), Runs("c", Wide, 0.030, 0.034, 0.031));

        Assert.Equal(3, verdict.Pairs);
        Assert.Equal(1 - (0.05 / 3), verdict.ConfidenceEach, 1e-12);
        Assert.Equal(["A", "C", "B"], verdict.Groups.Select(group => group.Letter));
        Assert.StartsWith("A is better than B. Cannot tell yet whether A is better than C.", verdict.Headline, StringComparison.Ordinal);
        Assert.StartsWith("3 pairs of settings could be compared, so each interval holds the truth with 98.3 %", verdict.Notes[0], StringComparison.Ordinal);
        var alone = Judge(Runs("a", Quick, 0.030, 0.032, 0.031), Runs("b", Narrow, 0.070, 0.075, 0.073));
        Assert.True(verdict.Comparisons[1].HalfWidth > alone.Comparisons[0].HalfWidth);
    }

    [Fact]
    public void The_best_of_several_is_named_with_the_next()
    {
        var verdict = Judge(Runs("a", Quick, 0.090, 0.091, 0.092), Runs("b", Narrow, 0.070, 0.071, 0.072), Runs("c", Wide, 0.030, 0.031, 0.032));

        Assert.Equal("C is better than B and A: than B, the next, by 0.0400 ± 0.0032 nats.", verdict.Headline);
    }

    [Fact]
    public void Equal_results_are_called_equal_and_exact_ones_doubted()
    {
        Assert.Equal(
            "A and B give exactly the same results: what differs between them makes no difference here.",
            Judge(Runs("a", Quick, 0.03, 0.03), Runs("b", Narrow, 0.03, 0.03)).Headline);
        Assert.StartsWith(
            "A is better than B by exactly 0.010 nats, whatever the seed: without any scatter there is no interval.",
            Judge(Runs("a", Quick, 0.03, 0.03), Runs("b", Narrow, 0.04, 0.04)).Headline,
            StringComparison.Ordinal);
        Assert.Equal("All 2 seeds of these settings reach exactly 0.030 nats.", Judge(Runs("a", Quick, 0.03, 0.03)).Headline);
    }

    [Fact]
    public void Settings_alone_are_summed_up()
    {
        Assert.Equal(
            "All 3 runs that count have the same settings: test NLL above the entropy 0.0320 ± 0.0050 nats on average. From seed to seed it scatters by 0.0020 nats.",
            Judge(Runs("a", Quick, 0.030, 0.034, 0.032)).Headline);
        Assert.Equal("There is one result: nothing to compare it with.", Judge(Runs("a", Quick, 0.03)).Headline);
    }

    [Fact]
    public void A_repeated_seed_counts_once()
    {
        var runs = Runs("a", Quick, 0.03, 0.04);
        var again = runs[0] with { Id = "again" };

        var group = Assert.Single(Judge([.. runs, again]).Groups);

        Assert.Equal(2, group.Sample.Count);
        Assert.Equal(LeftOut.SameSeed, group.Members[2].LeftOut);
        Assert.Contains("1 run repeats a seed that counts already", Assert.Single(Judge([.. runs, again]).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_without_a_result_are_left_out_and_each_is_said()
    {
        var runs = Runs("a", Quick, 0.03, 0.032, double.NaN, 0.02, 0.02, 0.02);
        runs[3] = runs[3] with { Status = RunStatus.Failed };
        runs[4] = runs[4] with { Status = RunStatus.Running };
        runs[5] = runs[5] with { Status = RunStatus.Cancelled };

        var verdict = Judge(runs);

        Assert.Equal(2, verdict.Groups[0].Sample.Count);
        Assert.Collection(
            verdict.Notes,
            note => Assert.StartsWith("A: 1 run has not ended and will count", note, StringComparison.Ordinal),
            note => Assert.StartsWith("A: 1 run failed. The result of A is that of the runs that came through", note, StringComparison.Ordinal),
            note => Assert.StartsWith("A: 1 run was cancelled", note, StringComparison.Ordinal),
            note => Assert.StartsWith("A: 1 run ended without a finite test NLL", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_any_run_has_ended_nothing_is_said()
    {
        var runs = Runs("a", Quick, 0.03).ConvertAll(run => run with { Status = RunStatus.Queued });

        Assert.Equal("No run has ended with a result yet.", Judge(runs).Headline);
        Assert.Equal("Only B has a result so far.", Judge(runs, Runs("b", Narrow, 0.03)).Headline);
    }

    [Fact]
    public void Each_distribution_of_the_data_has_a_verdict_of_its_own()
    {
        var circles = Quick with { Dataset = new DatasetSpec { Kind = "circles" } };

        var verdicts = VerdictMaker.Of([.. Runs("a", Quick, 0.03, 0.04), .. Runs("b", circles, 0.5, 0.6)]);

        Assert.Equal(["A", "B"], verdicts.Select(verdict => Assert.Single(verdict.Groups).Letter));
        Assert.All(verdicts, verdict => Assert.Empty(verdict.Comparisons));
    }

    [Fact]
    public void Seeds_of_a_table_are_paired_for_they_draw_its_test_rows()
    {
        var (first, second) = (Runs("a", Table, 1.1, 1.5, 1.3), Runs("b", Table with { Model = Narrow.Model }, 1.15, 1.56, 1.349));

        var verdict = Judge(first, second);

        Assert.True(verdict.Comparisons[0].Difference!.IsPaired);
        Assert.Equal("A is better than B by 0.053 ± 0.015 nats.", verdict.Headline);
        Assert.Contains("subtracted one by one", verdict.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_toys_seeds_share_their_test_points_and_are_not_paired()
    {
        var verdict = Judge(Runs("a", Quick, 1.1, 1.5, 1.3), Runs("b", Narrow, 1.15, 1.56, 1.349));

        Assert.False(verdict.Comparisons[0].Difference!.IsPaired);
    }

    [Fact]
    public void Seeds_that_meet_other_splits_of_a_table_are_not_paired()
    {
        var other = Table with { Training = Table.Training with { ValidationFraction = 0.2 } };

        Assert.False(Judge(Runs("a", Table, 1.1, 1.5, 1.3), Runs("b", other, 1.15, 1.56, 1.349)).Comparisons[0].Difference!.IsPaired);
    }

    [Fact]
    public void A_difference_within_the_luck_of_the_common_points_is_called_so()
    {
        List<RunRecord> first = Runs("a", Quick, 0.0300, 0.0301, 0.0302), second = Runs("b", Narrow, 0.0320, 0.0321, 0.0322);

        Assert.Empty(Judge(first, second).Notes);
        Assert.Contains(
            "whose luck can make up to 0.0055 nats",
            Assert.Single(Judge(WithError(first), WithError(second)).Notes),
            StringComparison.Ordinal);

        static List<RunRecord> WithError(List<RunRecord> runs) => runs.ConvertAll(run => run with { TestGapStandardError = 0.002 });
    }

    [Fact]
    public void Without_test_rows_the_validation_nll_is_compared_and_called_flattering()
    {
        var runs = Runs("a", Quick, 0.03, 0.04).ConvertAll(run => run with { TestRows = 0, TestGap = null, TestNll = null });

        var verdict = Judge(runs, Runs("b", Narrow, 0.07, 0.08));

        Assert.Equal(HeldOutFigure.ValidationNll, verdict.Figure);
        Assert.Contains(verdict.Notes, note => note.Contains("flatters every run", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_that_each_drew_data_of_their_own_are_one_group_those_that_share_some_are_not()
    {
        var runs = Runs("a", Quick, 0.03, 0.04, 0.035);
        var own = runs.Select((run, i) => run with { SpecJson = WithDataSeed(run, i) }).ToList();
        var shared = runs.Select((run, i) => run with { SpecJson = WithDataSeed(run, i / 2) }).ToList();

        Assert.Equal(3, Assert.Single(Judge(own).Groups).Sample.Count);
        Assert.Equal([2, 1], Judge(shared).Groups.OrderBy(group => group.Letter).Select(group => group.Sample.Count));
        Assert.Contains(Judge(shared).Notes, note => note.Contains("different draws of the data", StringComparison.Ordinal));

        static string WithDataSeed(RunRecord run, int seed)
        {
            var spec = SpecJson.Deserialize<RunSpec>(run.SpecJson)!;
            return SpecJson.Serialize(spec with { Dataset = spec.Dataset with { Seed = seed } });
        }
    }

    [Fact]
    public void Names_tags_and_settings_without_effect_make_no_group()
    {
        var constant = Quick with { Training = Quick.Training with { Schedule = LearningRateSchedule.Constant } };
        var renamed = constant with { Name = "other", Tags = ["x"], Preset = "quick", Training = constant.Training with { StepEpochs = 3, Seed = 9 } };

        Assert.Equal(SettingsKey.Of(constant), SettingsKey.Of(renamed));
        Assert.NotEqual(SettingsKey.Of(constant), SettingsKey.Of(constant, "p@40"));
        Assert.NotEqual(SettingsKey.Of(constant), SettingsKey.Of(constant with { Training = constant.Training with { L2 = 1e-4 } }));
    }

    private static Verdict Judge(params IEnumerable<RunRecord>[] groups) => Assert.Single(VerdictMaker.Of([.. groups.SelectMany(group => group)]));

    /// <summary>Completed runs with seeds from 1 on.</summary>
    private static List<RunRecord> Runs(string id, RunSpec spec, params double[] gaps) =>
    [
        .. gaps.Select((gap, i) => RunFactory.Run($"{id}{i}", RunStatus.Completed, spec with { Training = spec.Training with { Seed = i + 1 } }) with
        {
            DatasetId = spec.Dataset.Id,
            TestRows = 20_000,
            TestGap = spec.Dataset.IsTable ? null : gap,
            TestNll = 1 + gap,
            BestValNll = 1.1 + gap,
            LogScaleSum = -0.5,
            Seconds = 9,
        }),
    ];
}
