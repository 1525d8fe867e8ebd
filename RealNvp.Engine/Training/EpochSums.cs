using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Training;

/// <summary>What an epoch's metrics are averaged from; saved with a checkpoint, so that an interrupted epoch's mean is the undisturbed one.</summary>
public sealed record EpochSums
{
    public double Nll { get; init; }

    public double Penalty { get; init; }

    public double GradNorm { get; init; }

    public int Batches { get; init; }

    public long Rows { get; init; }

    /// <summary>Rate of the last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Mean over rows.</summary>
    public double MeanNll => Nll / Rows;

    /// <summary>Mean over batches.</summary>
    public double MeanPenalty => Penalty / Batches;

    /// <summary>Mean over batches.</summary>
    public double MeanGradNorm => GradNorm / Batches;

    public EpochSums Add(BatchLoss loss, double gradNorm, double learningRate, int rows) => new()
    {
        Nll = Nll + loss.Nll * rows,
        Penalty = Penalty + loss.Penalty,
        GradNorm = GradNorm + gradNorm,
        Batches = Batches + 1,
        Rows = Rows + rows,
        LearningRate = learningRate,
    };
}
