using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Tests.Features.Compare.Verdicts;

public class DifferenceTests
{
    /// <summary>Cushny and Peebles' hours of extra sleep (Student 1908), whose tests are printed in R's documentation of t.test.</summary>
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Welchs_interval_is_that_of_a_known_example()
    {
        var difference = Difference.Welch(Sample.Of(First), Sample.Of(Second));

        Assert.Equal(1.58, difference.Value, 1e-12);
        Assert.Equal(17.776, difference.DegreesOfFreedom, 1e-3);
        Assert.Equal(-0.2054832, difference.Value - difference.HalfWidth(0.95), 1e-6);
        Assert.Equal(3.3654832, difference.Value + difference.HalfWidth(0.95), 1e-6);
    }

    [Fact]
    public void The_paired_interval_is_that_of_a_known_example()
    {
        var difference = Difference.Paired(Sample.Of([.. Second.Zip(First, (second, first) => second - first)]));

        Assert.Equal(9, difference.DegreesOfFreedom);
        Assert.Equal(0.7001142, difference.Value - difference.HalfWidth(0.95), 1e-6);
        Assert.Equal(2.4598858, difference.Value + difference.HalfWidth(0.95), 1e-6);
    }

    [Theory]
    [InlineData(2, 10, 1)]
    [InlineData(3, 10, 4)]
    [InlineData(10, 4, 6)]
    public void A_much_larger_group_lends_the_smaller_one_no_freedom(int first, int second, double most)
    {
        var difference = Difference.Welch(new Sample(first, 0, 1), new Sample(second, 0, 1));

        Assert.InRange(difference.DegreesOfFreedom, 1, most);
    }

    [Fact]
    public void Rounding_is_no_scatter()
    {
        var differences = Sample.Of([1.3 - 1.2, 1.4 - 1.3, 1.5 - 1.4]);

        Assert.False(Difference.Paired(differences).HasSpread);
    }
}
