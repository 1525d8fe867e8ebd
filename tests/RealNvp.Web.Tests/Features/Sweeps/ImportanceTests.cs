using RealNvp.Data.Sweeps;
using RealNvp.Engine.Datasets;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Importance;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>Which settings mattered, on objectives of which that is known.</summary>
public class ImportanceTests
{
    private const string OverRates = """{"kind":"random","dimensions":[{"setting":"training.learningRate","min":0.001,"max":0.1}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_at_once_for_the_same_gets_one_answer_and_a_new_result_makes_another()
    {
        using var importances = new SweepImportances(null!, TimeProvider.System);
        const SweepStatus done = SweepStatus.Completed;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => importances.OfAsync(Board(done, 400), Token))));
        var later = await importances.OfAsync(Board(done, 399), Token);

        Assert.NotNull(answers[0].Explained);
        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.Equal((400, 399), (answers[0].Trials, later.Trials));
    }

    [Fact]
    public async Task While_results_keep_coming_an_answer_does_for_ten_times_what_it_took_and_at_the_end_there_is_a_fresh_one()
    {
        var clock = new StridingClock();
        using var importances = new SweepImportances(null!, clock);
        const SweepStatus running = SweepStatus.Running;

        Assert.Equal(20, (await importances.OfAsync(Board(running, 20), Token)).Trials);
        Assert.Equal(20, (await importances.OfAsync(Board(running, 21), Token)).Trials);
        Assert.Equal(22, (await importances.OfAsync(Board(SweepStatus.Completed, 22), Token)).Trials);
        clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(23, (await importances.OfAsync(Board(running, 23), Token)).Trials);
    }

    [Fact]
    public void Values_next_to_each_other_can_be_told_apart()
    {
        // Between a number and the next one there is no middle to cut at.
        var (low, high) = (SweepValue.Spell(0.1), SweepValue.Spell(Math.BitIncrement(0.1)));
        var results = Enumerable.Range(1, 40).Select(number => (number, (IReadOnlyList<string>)[number % 2 == 0 ? low : high], number % 2 == 0 ? 1.0 : 2.0)).ToList();

        var found = SweepImportances.Of(["a"], results);

        Assert.Equal(1, found.Dimensions[0].Share);
        Assert.InRange(found.Explained!.Value, 0.99, 1);
    }

    [Fact]
    public void The_setting_that_decides_is_found_and_noise_gets_next_to_nothing()
    {
        var found = Of(120, (a, b, _, word, noise) => 10 * a + 2 * b + 0.1 * noise);

        Assert.Equal(["a", "b"], found.Dimensions.Take(2).Select(dimension => dimension.Setting));
        Assert.InRange(Share(found, "a"), 0.75, 1);
        Assert.InRange(Share(found, "b"), 0.01, 0.2);
        Assert.InRange(Share(found, "unused"), 0, 0.03);
        Assert.InRange(Share(found, "word"), 0, 0.03);
        Assert.Equal(1, found.Dimensions.Sum(dimension => dimension.Share), 9);
        Assert.InRange(found.Explained!.Value, 0.85, 1);
        Assert.Null(found.Note);
    }

    [Fact]
    public void The_direction_is_told_by_the_rank_correlation()
    {
        var found = Of(80, (a, b, _, _, _) => Math.Exp(8 * a) - 3000 * b);

        Assert.InRange(Correlation(found, "a")!.Value, 0.3, 1);
        Assert.InRange(Correlation(found, "b")!.Value, -1, -0.3);
        Assert.Null(Correlation(found, "word"));
    }

    [Fact]
    public void A_word_that_decides_is_found_whatever_the_alphabet_says()
    {
        // The middle word is the bad one: a cut through the alphabet would miss it.
        var found = Of(60, (_, _, _, word, noise) => (word == "m" ? 5 : 0) + noise);

        Assert.Equal("word", found.Dimensions[0].Setting);
        Assert.InRange(found.Dimensions[0].Share, 0.85, 1);
    }

    [Fact]
    public void What_matters_only_together_is_seen_too()
    {
        var found = Of(300, (a, b, _, _, _) => (a > 0.5) == (b > 0.5) ? 1 : 0);

        Assert.InRange(Share(found, "a"), 0.3, 0.7);
        Assert.InRange(Share(found, "b"), 0.3, 0.7);
        Assert.InRange(Math.Abs(Correlation(found, "a")!.Value), 0, 0.2);
    }

    [Fact]
    public void A_run_that_exploded_is_not_all_there_is_to_explain()
    {
        var calm = Of(100, (a, _, _, _, noise) => a + 0.05 * noise);
        var wild = Of(100, (a, b, _, _, noise) => b > 0.97 ? 1e9 : a + 0.05 * noise);

        Assert.InRange(Share(wild, "a"), Share(calm, "a") - 0.25, 1);
    }

    [Fact]
    public void Pure_chance_gets_no_shares_and_says_so()
    {
        var found = Of(60, (_, _, _, _, noise) => noise);

        Assert.All(found.Dimensions, dimension => Assert.Equal(0, dimension.Share));
        Assert.Contains("next to nothing", found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_results_say_how_many_it_takes()
    {
        var found = Of(11, (a, _, _, _, _) => a);

        Assert.Equal((11, 11, 16), (found.Trials, found.Combinations, found.Needed));
        Assert.Empty(found.Dimensions);
        Assert.Null(found.Explained);
        Assert.Equal("It needs at least 16 combinations with a result to tell which settings mattered; there are 11.", found.Note);
        Assert.Equal("It needs at least 12 combinations with a result to tell which settings mattered; there are 0.", SweepImportances.Of(["a"], []).Note);
    }

    [Fact]
    public void Seeds_of_one_combination_are_one_point()
    {
        // Ten seeds each of five combinations would look like fifty points that predict each other.
        var results = Enumerable.Range(0, 50).Select(i => (i / 10, (IReadOnlyList<string>)[SweepValue.Spell(i / 10)], (double)(i / 10))).ToList();

        var found = SweepImportances.Of(["a"], results);

        Assert.Equal((50, 5), (found.Trials, found.Combinations));
        Assert.Empty(found.Dimensions);
    }

    [Fact]
    public void The_same_results_give_the_same_answer() => Assert.Equal(
        Of(50, (a, _, _, _, noise) => a + noise).Dimensions, Of(50, (a, _, _, _, noise) => a + noise).Dimensions);

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, new[] { 3.0, 1, 2 })]
    [InlineData(new[] { 5.0, 5, 1 }, new[] { 2.5, 2.5, 1 })]
    [InlineData(new[] { double.PositiveInfinity, 0, double.PositiveInfinity, double.NegativeInfinity }, new[] { 3.5, 2, 3.5, 1 })]
    public void Equal_values_share_their_mean_rank(double[] values, double[] ranks) => Assert.Equal(ranks, Ranks.Of(values));

    [Fact]
    public void A_constant_correlates_with_nothing() => Assert.Null(Ranks.Correlation([1, 1, 1], [1, 2, 3]));

    private static double Share(SweepImportance found, string setting) => found.Dimensions.Single(dimension => dimension.Setting == setting).Share;

    private static double? Correlation(SweepImportance found, string setting) => found.Dimensions.Single(dimension => dimension.Setting == setting).Correlation;

    private static SweepImportance Of(int count, Func<double, double, double, string, double, double> objective)
    {
        var random = new SeededRandom(11);
        string[] words = ["a", "m", "z"];
        var results = new List<(int, IReadOnlyList<string>, double)>();
        for (var i = 0; i < count; i++)
        {
            var (a, b, unused, word) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), words[random.NextInt(3)]);
            results.Add((i + 1, [SweepValue.Spell(a), SweepValue.Spell(b), SweepValue.Spell(unused), word], objective(a, b, unused, word, random.NextGaussian())));
        }

        return SweepImportances.Of(["a", "b", "unused", "word"], results);
    }

    private static SweepBoard Board(SweepStatus status, int count)
    {
        var (sweep, trials) = (SweepFactory.Stored(OverRates, status), Rates(count));
        return new SweepBoard(new SweepDetail(SweepSummaries.Of(sweep, trials), sweep.Request, sweep.Rungs, null), trials);
    }

    private static List<SweepTrial> Rates(int count) =>
        [.. Enumerable.Range(1, count).Select(number => SweepFactory.Trial(number, objective: number % 7) with { Values = [SweepValue.Spell(number / 10_000.0)] })];
}
