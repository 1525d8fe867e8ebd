using RealNvp.Data.Sweeps;
using RealNvp.Engine.Datasets;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Asha;
using RealNvp.Web.Features.Sweeps.Planning;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>Who is stopped early.</summary>
public class AshaRuleTests
{
    [Fact]
    public void The_first_have_nothing_to_be_compared_with_and_go_on()
    {
        Assert.True(Judge(9, []).GoesOn);
        Assert.True(Judge(9, [1]).GoesOn);
        Assert.True(Judge(double.NaN, [1]).GoesOn);
    }

    [Fact]
    public void One_in_eta_goes_on()
    {
        Assert.Equal(new AshaVerdict(true, 1, 3, 1, 1), Judge(1, [2, 3]));
        Assert.Equal(new AshaVerdict(false, 2, 3, 1, 1), Judge(2, [1, 3]));
        Assert.Equal(new AshaVerdict(false, 5, 6, 2, 1.1), Judge(1.412, [1, 1.1, 1.2, 1.3, 2]));
        Assert.Equal(new AshaVerdict(true, 2, 6, 2, 1.05), Judge(1.05, [1, 1.1, 1.2, 1.3, 2]));
    }

    [Fact]
    public void Equal_values_share_the_better_place() => Assert.Equal(new AshaVerdict(true, 1, 3, 1, 1), Judge(1, [1, 1]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_comes_last(double value)
    {
        Assert.Equal(new AshaVerdict(false, 3, 3, 1, 1), Judge(value, [1, 2]));
        Assert.Equal(new AshaVerdict(true, 1, 3, 1, 5), Judge(5, [value, value]));
        Assert.Equal(3, AshaRule.Judge(value, [1, 2], 3, SweepGoal.Maximise).Place);
    }

    [Fact]
    public void Where_more_is_better_the_largest_goes_on()
    {
        Assert.True(AshaRule.Judge(3, [1, 2], 3, SweepGoal.Maximise).GoesOn);
        Assert.Equal(new AshaVerdict(false, 3, 3, 1, 3), AshaRule.Judge(1, [3, 2], 3, SweepGoal.Maximise));
    }

    [Fact]
    public void The_reason_is_told_in_a_sentence() => Assert.Equal(
        "Stopped after epoch 9: 1.412 nats was place 5 of 6 there, the best 2 went on.",
        StopText.Of(new TrialStop(9, 1.412, 5, 6, 2, 1.1, default)));

    [Fact]
    public void Of_many_simulated_trials_the_best_is_kept_at_a_fraction_of_the_epochs()
    {
        // Curves that fall to a level of their own; who ends best is ahead early, but not by much.
        const int Count = 200;
        const int Epochs = 81;
        var random = new SeededRandom(4);
        var levels = Enumerable.Range(0, Count).Select(_ => 1 + random.NextDouble()).ToArray();
        double Value(int trial, int epoch) => levels[trial] + 2.0 / epoch + 0.02 * random.NextGaussian();
        var rungs = AshaRungs.Of(new AshaPlan(), Epochs);
        var reports = rungs.ToDictionary(rung => rung, _ => new List<double>());
        var (trained, finished) = (0, new List<int>());
        for (var trial = 0; trial < Count; trial++)
        {
            var end = Epochs;
            foreach (var rung in rungs)
            {
                var value = Value(trial, rung);
                var goesOn = AshaRule.Judge(value, reports[rung], 3, SweepGoal.Minimise).GoesOn;
                reports[rung].Add(value);
                if (!goesOn)
                {
                    end = rung;
                    break;
                }
            }

            trained += end;
            if (end == Epochs)
            {
                finished.Add(trial);
            }
        }

        Assert.InRange(trained, 1, Count * Epochs / 4);
        Assert.InRange(finished.Count, 2, Count / 8);
        Assert.Contains(Array.IndexOf(levels, levels.Min()), finished);
    }

    private static AshaVerdict Judge(double value, IReadOnlyList<double> others) => AshaRule.Judge(value, others, 3, SweepGoal.Minimise);
}
