using RealNvp.Engine.Evaluation;

namespace RealNvp.Engine.Tests.Evaluation;

public class NllEstimateTests
{
    [Fact]
    public void Mean_and_standard_error_are_those_of_the_textbook()
    {
        var estimate = NllEstimate.OfLogProb([-1, -2, -3, -6]);

        Assert.Equal((3, 4), (estimate.Mean, estimate.Rows));
        // Variance of the sample (4 + 1 + 0 + 9) / 3, over 4 rows.
        Near.Assert(Math.Sqrt(14.0 / 3 / 4), estimate.StandardError, 1e-12);
    }

    [Fact]
    public void One_row_has_a_mean_and_no_standard_error()
    {
        var estimate = NllEstimate.OfLogProb([-1.5]);

        Assert.Equal(1.5, estimate.Mean);
        Assert.True(double.IsNaN(estimate.StandardError));
    }
}
