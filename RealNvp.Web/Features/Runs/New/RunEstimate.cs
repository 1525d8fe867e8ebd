using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>What a run would take, for the form; null where a setting it depends on is wrong.</summary>
/// <param name="Parameters">Trainable parameters.</param>
/// <param name="MemoryBytes">Memory in training, estimated.</param>
/// <param name="TrainRows">Rows trained on.</param>
/// <param name="StepsPerEpoch">Optimizer steps in an epoch.</param>
/// <param name="Steps">Optimizer steps in all.</param>
public sealed record RunEstimate(double? Parameters, double? MemoryBytes, int? TrainRows, int? StepsPerEpoch, double? Steps)
{
    /// <param name="limits">Rows and columns of a table; a toy's follow from its settings.</param>
    public static RunEstimate Of(RunSpecReading reading, RunLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var spec = reading.Spec;
        var wrong = reading.Errors.Select(e => e.Field).ToHashSet();
        bool AreFine(params string[] paths) => !paths.Any(wrong.Contains);

        int? columns = spec.Dataset.IsTable ? limits?.Columns : 2;
        int? rows = spec.Dataset.IsTable ? limits?.Rows : AreFine("dataset.samples") ? spec.Dataset.Samples : null;

        // Sizes that are too large for this machine are wrong and still have a cost worth showing, if they were read at all.
        var cost = columns is { } dimension && AreFine("model.couplingLayers", "model.hiddenSize", "model.hiddenLayers")
            ? FlowCost.Of(spec, dimension, rows ?? 0)
            : null;
        int? training = rows is { } count && AreFine("training.validationFraction", "training.testFraction")
            ? DataSplit.Of(spec, count).Train
            : null;
        int? steps = training is { } r && AreFine("training.batchSize") ? (r + spec.Training.BatchSize - 1) / spec.Training.BatchSize : null;
        return new RunEstimate(
            cost?.Parameters,
            AreFine("training.batchSize") ? cost?.TrainingBytes : null,
            training,
            steps,
            steps is { } perEpoch && AreFine("training.epochs") ? (double)perEpoch * spec.Training.Epochs : null);
    }
}
