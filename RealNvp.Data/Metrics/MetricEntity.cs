namespace RealNvp.Data.Metrics;

/// <summary>One epoch's row. NULL stands for NaN (see <see cref="StoredNumber"/>).</summary>
internal sealed class MetricEntity
{
    public required string RunId { get; init; }

    public required int Epoch { get; init; }

    public double? TrainNll { get; init; }

    public double? ValNll { get; init; }

    public double? Penalty { get; init; }

    public double? LearningRate { get; init; }

    public double? GradNorm { get; init; }

    public double? Seconds { get; init; }

    public static MetricEntity Of(string runId, EpochMetric metric) => new()
    {
        RunId = runId,
        Epoch = metric.Epoch,
        TrainNll = StoredNumber.Of(metric.TrainNll),
        ValNll = StoredNumber.Of(metric.ValNll),
        Penalty = StoredNumber.Of(metric.Penalty),
        LearningRate = StoredNumber.Of(metric.LearningRate),
        GradNorm = StoredNumber.Of(metric.GradNorm),
        Seconds = StoredNumber.Of(metric.Seconds),
    };

    public EpochMetric ToMetric() => new(
        Epoch,
        StoredNumber.Read(TrainNll),
        StoredNumber.Read(ValNll),
        StoredNumber.Read(Penalty),
        StoredNumber.Read(LearningRate),
        StoredNumber.Read(GradNorm),
        StoredNumber.Read(Seconds));
}
