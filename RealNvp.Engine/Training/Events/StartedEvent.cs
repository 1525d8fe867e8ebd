namespace RealNvp.Engine.Training.Events;

/// <summary>Data are read, the flow is built, the first step is next.</summary>
public sealed record StartedEvent : TrainingEvent
{
    /// <summary>Last epoch already done when the run continues from a checkpoint; 0 for a fresh start.</summary>
    public required int ResumedFromEpoch { get; init; }

    public required int Epochs { get; init; }

    public required int BatchesPerEpoch { get; init; }

    /// <summary>Columns of the data, in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required int TrainRows { get; init; }

    public required int ValidationRows { get; init; }

    /// <summary>Rows kept for the test of the final weights; 0: no test.</summary>
    public int TestRows { get; init; }

    /// <summary>Trainable parameters of the flow.</summary>
    public required long Parameters { get; init; }

    /// <summary>Entropy of the data's distribution on the standardised scale in nats, the least NLL there is; null: not known.</summary>
    public double? EntropyFloor { get; init; }

    /// <summary>The same entropy in original units; null: not known.</summary>
    public double? RawEntropy { get; init; }

    /// <summary>Sum over columns of the log of the standardizer's scale: NLL on raw data = NLL on standardised data + this.</summary>
    public required double LogScaleSum { get; init; }

    public required Provenance Provenance { get; init; }
}
