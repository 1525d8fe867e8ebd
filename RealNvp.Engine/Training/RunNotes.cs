using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>What a run says at its start and at its end.</summary>
internal static class RunNotes
{
    /// <summary>Warns of a table most of whose rows repeat others.</summary>
    public static void Repeats(TrainingData data, RunLog log)
    {
        var distinct = StandardisedRows.CountDistinct(data.Train, data.Dimension);
        if (distinct * 2 < data.TrainRows)
        {
            log.Warn(
                0,
                $"Of {Setting.Number(data.TrainRows)} training rows only {Setting.Number(distinct)} differ: a density may grow without bound where rows repeat, so a falling NLL says little. "
                + "Leave repeats out, or add a little noise to rounded values.");
        }
    }

    /// <param name="warning">Something else to tell first, or null.</param>
    /// <param name="isFork">Whether the start is another run's checkpoint.</param>
    public static void Start(TrainingState state, string? warning, bool isFork, RunLog log)
    {
        var position = state.Position;
        if (warning is not null)
        {
            log.Warn(position.Epoch, warning);
        }

        if (isFork)
        {
            log.Say(position.Epoch, $"Forked: goes on from another run's checkpoint of epoch {position.Epoch}.");
        }
        else if (position.Steps > 0)
        {
            var inside = position.Sums.Batches > 0 ? $" and {Setting.Number(position.Sums.Batches)} batches of the next" : "";
            log.Say(position.Epoch, $"Continued from a checkpoint after epoch {position.Epoch}{inside}.");
        }
    }

    /// <param name="roundTrip">Largest |x - g(f(x))| over the validation rows.</param>
    public static void End(TrainingSpec spec, TrainingState state, double roundTrip, RunLog log)
    {
        var position = state.Position;
        if (spec.KeepBest && position.BestEpoch < position.Epoch)
        {
            log.Say(
                position.Epoch,
                $"The weights kept are those of epoch {position.BestEpoch}, the best, with a validation NLL of {Setting.Number(position.BestValNll)} nats.");
        }

        if (!(roundTrip <= FlowEvaluation.RoundTripLimit))
        {
            log.Warn(
                position.Epoch,
                $"The round trip errs by {Setting.Number(roundTrip)}, more than {Setting.Number(FlowEvaluation.RoundTripLimit)}: samples and densities of this flow are "
                + "that inexact. A lower learning rate, L2 or fewer couplings keep a flow milder.");
        }
    }
}
