namespace RealNvp.Data.Metrics;

/// <summary>One epoch's numbers; NaN and infinities are kept as they are. NLL in nats on standardised data, seconds of training time so far.</summary>
public readonly record struct EpochMetric(
    int Epoch, double TrainNll, double ValNll, double Penalty, double LearningRate, double GradNorm, double Seconds);
