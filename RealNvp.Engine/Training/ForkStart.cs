using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>
/// Makes the state in which one run stood the start of another with other settings. Parameters, moments, epoch and the order of the rows go on; with equal
/// settings so does everything else, and the fork continues bit for bit as the run did. What a changed setting makes meaningless starts anew.
/// </summary>
public static class ForkStart
{
    /// <param name="state">Where the run stood at the end of an epoch; its arrays become the fork's.</param>
    /// <param name="run">The run's settings.</param>
    /// <param name="fork">The fork's settings, which <see cref="ForkRules"/> allow.</param>
    public static TrainingState Of(TrainingState state, RunSpec run, RunSpec fork)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fork);
        if (ForkRules.Changes(run, fork).Count == 0)
        {
            return state;
        }

        var training = fork.Training;
        var started = new TrainingState(state.Parameters, state.Adam, PositionOf(state.Position, run.Training, training))
        {
            Average = training.AverageDecay > 0 ? state.Average ?? LargePages.Copy<float>(state.Parameters) : null,
        };
        started.Best = Carry(state, started, training);
        if (started.Best is null && BestPoint.For(training, started) is { } here)
        {
            // The run kept no weights of an earlier epoch to go back to: its best so far is the fork's start.
            started.Best = here;
            started.Position = started.Position with { BestEpoch = state.Position.Epoch, BestValNll = state.Position.ValNll };
        }

        return started;
    }

    /// <summary>A rate that somebody sets is the rate, whatever plateaus had made of the old one; patience counts from the fork on.</summary>
    private static TrainingPosition PositionOf(TrainingPosition position, TrainingSpec run, TrainingSpec fork) => position with
    {
        RateScale = run.LearningRate == fork.LearningRate && run.Schedule == fork.Schedule ? position.RateScale : 1,
        Trend = position.Trend with { Epochs = 0, EpochsAtRate = 0 },
        Returns = 0,
    };

    /// <summary>
    /// The run's best epoch, as far as the fork's settings need it; null where they need nothing, or the run kept none. What nobody kept of it to go back to is
    /// made up for: its weights stand for its parameters, and the moments are those of now.
    /// </summary>
    private static BestPoint? Carry(TrainingState state, TrainingState started, TrainingSpec fork)
    {
        var goesBack = fork.OnDivergence == DivergenceAnswer.Retry;
        if (state.Best is not { } best || !(fork.KeepBest || goesBack))
        {
            return null;
        }

        return goesBack
            ? new BestPoint(best.Weights, best.Parameters ?? (started.Average is null ? null : LargePages.Copy<float>(best.Weights)), best.Adam ?? Copy(state.Adam))
            : new BestPoint(best.Weights, null, null);
    }

    private static Adam<float> Copy(Adam<float> adam) => new(LargePages.Copy<float>(adam.FirstMoment), LargePages.Copy<float>(adam.SecondMoment), adam.Steps);
}
