using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Features.Runs.Reproduce;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Reproduce;

public class ReproductionCardTests : PageContext
{
    private static readonly RunRecord Source = RunFactory.Run("s");

    private static readonly RunRecord Again = RunFactory.Run("a") with { Lineage = new RunLineage(RunOrigin.Reproduction, "s") };

    [Fact]
    public void Another_run_shows_nothing() =>
        Assert.Empty(Render<ReproductionCard>(parameters => parameters.Add(card => card.Run, Source)).Markup.Trim());

    [Fact]
    public void Equality_is_said_with_what_was_compared()
    {
        var card = Open(new Reproduction(ReproductionVerdict.Equal, Source, new CurveComparison(20, 20, null), new WeightComparison(1234, 0, 0), []));

        Assert.Contains("all numbers of 20 epochs and all 1,234 numbers of the file of weights are equal, bit by bit.", card.Find("[data-verdict=equal]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs/s", card.Find("a").GetAttribute("href"));
        Assert.Empty(card.FindAll("dl"));
    }

    [Fact]
    public void A_difference_is_said_exactly_with_what_it_may_be_owed_to()
    {
        var card = Open(new Reproduction(
            ReproductionVerdict.Different,
            Source,
            new CurveComparison(20, 2, new CurveDifference(3, "validation NLL", 1.25, 1.2500000000000002)),
            new WeightComparison(1234, 1000, 0.5),
            [new SpecDifference("packages.kernels", "kernels", "AVX-512", "AVX2")]));

        Assert.Contains("2 epochs are equal bit by bit, then the curves part.", card.Find("[data-verdict=different]").TextContent, StringComparison.Ordinal);
        Assert.Contains("epoch 3, validation NLL: 1.25 there, 1.2500000000000002 here", card.Markup, StringComparison.Ordinal);
        Assert.Contains("1,000 of 1,234 differ, by 0.5 at most", card.Markup, StringComparison.Ordinal);
        Assert.Contains("AVX-512 → AVX2", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_that_nothing_explains_says_so() => Assert.Contains(
        "nothing of what is known explains it",
        Open(new Reproduction(ReproductionVerdict.Different, Source, new CurveComparison(20, 20, null), new WeightComparison(9, 1, 1), [])).Markup,
        StringComparison.Ordinal);

    [Fact]
    public void The_button_launches_and_goes_to_the_comparison()
    {
        Render<ReproduceButton>(parameters => parameters.Add(button => button.Run, Source)).Find("button").Click();

        Assert.Equal(["s"], Reproductions.Reproduced);
        Assert.Equal("/runs/again", Path);
    }

    private IRenderedComponent<ReproductionCard> Open(Reproduction comparison)
    {
        Reproductions.Comparison = comparison;
        return Render<ReproductionCard>(parameters => parameters.Add(card => card.Run, Again));
    }
}
