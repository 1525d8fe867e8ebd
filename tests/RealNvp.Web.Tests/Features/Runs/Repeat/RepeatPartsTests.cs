using RealNvp.Web.Features.Runs.Repeat;

namespace RealNvp.Web.Tests.Features.Runs.Repeat;

public class RepeatPartsTests
{
    [Fact]
    public void Seeds_are_the_least_that_are_free() => Assert.Equal([2, 4, 6], RepeatSeeds.Choose([1, 3, 5, 3], 3));

    [Fact]
    public void Wrong_seeds_are_named()
    {
        var errors = RepeatSeeds.Check(new RepeatOrder { Seeds = [1, -1, 1] });

        Assert.Contains(errors, error => error.Message.StartsWith("seeds has -1; each must be a whole number", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Message.StartsWith("seeds has 1 more than once", StringComparison.Ordinal));
        Assert.Contains(RepeatSeeds.Check(new RepeatOrder { Seeds = [] }), error => error.Message == "seeds has 0 values; it must have 1 to 100.");
        Assert.Empty(RepeatSeeds.Check(new RepeatOrder { Seeds = [3, 9] }));
    }

    [Theory]
    [InlineData("moons 6 x 64", "moons 6 x 64, seed 7")]
    [InlineData("moons 6 x 64, seed 3", "moons 6 x 64, seed 7")]
    [InlineData("seed 3", "seed 3, seed 7")]
    public void A_repeat_is_called_by_its_seed(string name, string expected) => Assert.Equal(expected, RepeatNames.Of(name, 7));

    [Fact]
    public void A_long_name_stays_within_what_a_name_may_have()
    {
        var name = RepeatNames.Of(new string('x', 200), 1234);

        Assert.Equal(200, name.Length);
        Assert.EndsWith("x…, seed 1234", name, StringComparison.Ordinal);
    }
}
