using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class LearningRatesTests
{
    [Fact]
    public void Constant_is_the_set_rate_throughout() =>
        Assert.All(Enumerable.Range(0, 50), step => Assert.Equal(3e-4, LearningRates.At(LearningRateSchedule.Constant, 3e-4, step, 50)));

    [Fact]
    public void One_cycle_warms_up_over_a_tenth_and_falls_along_half_a_cosine()
    {
        double At(int step) => LearningRates.At(LearningRateSchedule.OneCycle, 2, step, 1000);

        Assert.Equal(0.02, At(0), 12);
        Assert.Equal(1, At(49), 12);
        Assert.Equal(2, At(99), 12);
        Assert.Equal(1, At(549), 2); // half way down
        Assert.InRange(At(999), 1e-9, 1e-4);
        Assert.All(Enumerable.Range(1, 98), step => Assert.True(At(step) > At(step - 1)));
        Assert.All(Enumerable.Range(101, 899), step => Assert.True(At(step) < At(step - 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Short_runs_have_positive_rates_up_to_the_peak(int steps) => Assert.All(
        Enumerable.Range(0, steps), step => Assert.InRange(LearningRates.At(LearningRateSchedule.OneCycle, 1, step, steps), 1e-3, 1));
}
