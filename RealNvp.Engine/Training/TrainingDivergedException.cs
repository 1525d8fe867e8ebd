using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>A number of the training became NaN or infinite. <see cref="Exception.Message"/> says which and when.</summary>
/// <param name="what">What became so: the loss, say.</param>
/// <param name="value">What it became.</param>
/// <param name="epoch">Epoch under way, from 1.</param>
/// <param name="checkpoint">Epoch of the last checkpoint; 0: there is none.</param>
/// <param name="spec">The settings of the training.</param>
public sealed class TrainingDivergedException(string what, double value, int epoch, int checkpoint, TrainingSpec spec)
    : Exception($"Training diverged: the {what} became {(double.IsNaN(value) ? "NaN" : "infinite")} in epoch {epoch}.")
{
    /// <summary>Epoch under way, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>What to change.</summary>
    public string Advice { get; } =
        $"Lower the learning rate (it is {Setting.Number(spec.LearningRate)}; try {Setting.Number(spec.LearningRate / 10)})"
        + (spec.ClipNorm == 0
            ? ", or turn gradient clipping on (clipNorm 1)."
            : spec.ClipNorm > 1 ? $", or clip gradients harder (clipNorm is {Setting.Number(spec.ClipNorm)}; try 1)." : ".")
        + (spec.OnDivergence == DivergenceAnswer.Retry
            ? $" {Setting.Number(spec.MaxRetries)} returns with a lower rate did not help."
            : " With onDivergence retry a run goes back to its best weights by itself.")
        + (checkpoint > 0 ? $" The checkpoint of epoch {checkpoint} is kept." : "");
}
