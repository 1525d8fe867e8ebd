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

        if (DataHash != dataHash)
        {
            throw new CheckpointException("The checkpoint belongs to a run on other data: the rows differ from those it was trained on.");
        }
    }
}
