using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public class LearningRatesTests
{
    private const int Batches = 10;

    [Theory]
    [InlineData(LearningRateSchedule.Constant)]
    [InlineData(LearningRateSchedule.Plateau)]
    public void A_rate_that_only_the_run_itself_may_lower_stays(LearningRateSchedule schedule) =>
        Assert.All(Rates(new TrainingSpec { Schedule = schedule, LearningRate = 3e-4, Epochs = 5 }), rate => Assert.Equal(3e-4, rate));

    [Fact]
    public void One_cycle_warms_up_over_a_tenth_and_falls_along_a_cosine_to_nearly_nothing()
    {
        var rates = Rates(new TrainingSpec { Schedule = LearningRateSchedule.OneCycle, LearningRate = 2, Epochs = 100, WarmUp = 0.5 });

        Near.Assert(2.0 / 100, rates[0], 1e-12);
        Near.Assert(1, rates[49], 1e-12);
        Near.Assert(2, rates[99], 1e-12);
        Near.Assert(1, rates[100 + 450 - 1], 0.01);
        Assert.InRange(rates[999], 1e-9, 1e-4);
        Assert.Equal(rates[99..].OrderDescending(), rates[99..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Short_runs_never_waste_a_step(int epochs)
    {
        foreach (var schedule in Enum.GetValues<LearningRateSchedule>())
        {
            var spec = new TrainingSpec { Schedule = schedule, LearningRate = 1, Epochs = epochs, WarmUp = 0.5 };
            Assert.All(Rates(spec, batches: 1), rate => Assert.InRange(rate, 1e-3, 1));
        }
    }

    [Fact]
    public void A_cosine_starts_at_the_peak_is_half_way_down_in_the_middle_and_ends_near_zero()
    {
        var rates = Rates(new TrainingSpec { Schedule = LearningRateSchedule.Cosine, LearningRate = 2, Epochs = 100 });

        Assert.InRange(rates[0], 1.999, 2);
        Near.Assert(1, rates[499], 0.01);
        Assert.InRange(rates[999], 1e-9, 1e-4);
        Assert.Equal(rates.OrderDescending(), rates);
    }

    [Fact]
    public void Steps_multiply_the_rate_every_so_many_epochs()
    {
        var rates = Rates(new TrainingSpec { Schedule = LearningRateSchedule.Step, LearningRate = 1, Epochs = 9, StepEpochs = 4, RateFactor = 0.1 });

        Assert.All(rates[..40], rate => Assert.Equal(1, rate));
        Assert.All(rates[40..80], rate => Near.Assert(0.1, rate, 1e-15));
        Assert.All(rates[80..], rate => Near.Assert(0.01, rate, 1e-15));
    }

    [Theory]
    [InlineData(LearningRateSchedule.Constant)]
    [InlineData(LearningRateSchedule.Cosine)]
    [InlineData(LearningRateSchedule.Step)]
    [InlineData(LearningRateSchedule.Plateau)]
    public void A_warm_up_climbs_to_the_peak_over_its_share_of_the_steps(LearningRateSchedule schedule)
    {
        var rates = Rates(new TrainingSpec { Schedule = schedule, LearningRate = 2, Epochs = 20, WarmUp = 0.25 });

        Assert.All(Enumerable.Range(0, 50), step => Near.Assert(2 * (step + 1) / 50.0, rates[step], 1e-12));
        Assert.InRange(rates[50], 1.99, 2);
    }

    private static double[] Rates(TrainingSpec spec, int batches = Batches)
    {
        var rates = new LearningRates(spec, batches);
        return [.. Enumerable.Range(0, spec.Epochs * batches).Select(step => rates.At(step))];
    }
}
