namespace RealNvp.Engine.Training.Events;

/// <summary>All epochs are done and the weights are written.</summary>
/// <param name="WeightsFile">Safetensors file inside the work folder.</param>
/// <param name="BestEpoch">Epoch with the least validation NLL.</param>
/// <param name="RoundTripError">Largest |x - g(f(x))| over validation rows, on standardised data.</param>
/// <param name="StepsPerSecond">Optimizer steps per second of training time.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record FinishedEvent(
    int Epoch,
    double TrainNll,
    double ValNll,
    double BestValNll,
    int BestEpoch,
    double Seconds,
    double RoundTripError,
    double StepsPerSecond,
    long PeakMemoryBytes,
    string WeightsFile) : TrainingEvent
{
    /// <summary>The final weights on the test rows; null: the run keeps none.</summary>
    public TestResult? Test { get; init; }

    /// <summary>Simpler density estimates on the same test rows; empty without a test.</summary>
    public IReadOnlyList<BaselineResult> Baselines { get; init; } = [];
}
