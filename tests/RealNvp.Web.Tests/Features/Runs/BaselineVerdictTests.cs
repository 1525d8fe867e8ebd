using RealNvp.Engine.Training.Events;
using RealNvp.Web.Features.Runs.Detail;

namespace RealNvp.Web.Tests.Features.Runs;

public class BaselineVerdictTests
{
    [Theory]
    [InlineData(0.45, 0.1, "the flow is better")]
    [InlineData(-0.45, 0.1, "the flow is worse")]
    [InlineData(0.15, 0.1, "too close to tell")]
    public void A_difference_counts_from_two_standard_errors(double advantage, double error, string words) =>
        Assert.Equal(words, BaselineVerdict.Short(Baseline("Mixture", advantage, error)));

    [Fact]
    public void The_sentence_is_about_the_baseline_that_is_hardest_to_beat()
    {
        var easy = Baseline("one Gaussian", 2, 0.1);

        Assert.Contains("2.01 times the density that even the best", Sentence(easy, Baseline("Mixture", 0.7, 0.1)), StringComparison.Ordinal);
        Assert.Contains("(Mixture) gives a row it has not seen 2.01 times", Sentence(easy, Baseline("Mixture", -0.7, 0.1)), StringComparison.Ordinal);
        Assert.Contains("cannot be told apart; the others do worse", Sentence(easy, Baseline("Mixture", 0.1, 0.1)), StringComparison.Ordinal);
        Assert.Contains("e^20 times", Sentence(Baseline("Mixture", 20, 1)), StringComparison.Ordinal);
        Assert.Contains("No baseline", Sentence(new BaselineResult { Name = "m", Title = "Mixture", Problem = "none" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_win_over_an_estimate_that_saw_fewer_rows_says_so()
    {
        var handicapped = Baseline("Kernels", 0.7, 0.1) with { Rows = 10 };

        Assert.Contains("(Kernels, fitted to 10 points only)", Sentence(handicapped), StringComparison.Ordinal);
        Assert.DoesNotContain("only", Sentence(handicapped with { Rows = 27 }), StringComparison.Ordinal);
    }

    private static string Sentence(params BaselineResult[] baselines) => BaselineVerdict.Sentence(baselines, 27);

    private static BaselineResult Baseline(string title, double advantage, double error) =>
        new() { Name = "b", Title = title, Nll = 1, FlowAdvantage = advantage, FlowAdvantageError = error };
}
