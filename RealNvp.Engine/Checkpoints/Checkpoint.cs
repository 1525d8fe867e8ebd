using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Checkpoints;

/// <summary>A run frozen between two steps.</summary>
/// <param name="Spec">The spec it trains with.</param>
/// <param name="DataHash">Hash of the rows it trains on, see <see cref="TrainingData.Hash"/>.</param>
/// <param name="State">Parameters, moments and position.</param>
/// <param name="Evaluator">What computed it, and alone continues it with the same numbers; see <see cref="RealNvp.Engine.Flows.IFlowEvaluator{T}.Name"/>.</param>
public sealed record Checkpoint(RunSpec Spec, string DataHash, TrainingState State, string Evaluator)
{
    /// <summary>Makes sure that a run may go on from this checkpoint with settings of its own.</summary>
    /// <exception cref="CheckpointException">It may not; the message names why.</exception>
    public void EnsureForks(RunSpec spec, string dataHash)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (State.Position.Sums.Batches > 0)
        {
            throw new CheckpointException(
                FormattableString.Invariant($"The checkpoint lies {State.Position.Sums.Batches} batches inside epoch {State.Position.Epoch + 1}; a fork goes on from the end of an epoch."));
        }

        // Of a table the rows themselves are compared, wherever its file lies by now.
        var known = spec.Dataset.IsTable && Spec.Dataset.IsTable ? Spec with { Dataset = spec.Dataset } : Spec;
        if (ForkRules.Check(known, spec, State.Position.Epoch) is { Count: > 0 } errors)
        {
            throw new CheckpointException("The checkpoint cannot be forked with these settings: " + string.Join(" ", errors.Select(error => error.Message)));
        }

        EnsureSameData(dataHash);
    }

    /// <summary>Makes sure that this checkpoint and a run belong together: continuing it with other settings would be neither run.</summary>
    /// <exception cref="CheckpointException">They differ; the message names how.</exception>
    public void EnsureFits(RunSpec spec, string dataHash)
    {
        var differences = SettingCatalogue.All
            .Where(setting => setting.Path != "name" && (setting.Group != "dataset" || !spec.Dataset.IsTable))
            .Where(setting => !Equals(setting.Get(Spec), setting.Get(spec)))
            .Select(setting => FormattableString.Invariant($"{setting.Path} is {Setting.Spell(setting.Get(Spec))} in the checkpoint and {Setting.Spell(setting.Get(spec))} in the spec"))
            .ToList();
        if (differences.Count > 0)
        {
            throw new CheckpointException($"The checkpoint belongs to another run: {string.Join("; ", differences)}.");
        }

        EnsureSameData(dataHash);
    }

    private void EnsureSameData(string dataHash)
    {
        if (DataHash != dataHash)
        {
            throw new CheckpointException("The checkpoint belongs to a run on other data: the rows differ from those it was trained on.");
        }
    }
}
