namespace RealNvp.Data.Runs;

/// <summary>What a training process told about its start.</summary>
public sealed record RunStart(
    IReadOnlyList<string> Columns,
    int TrainRows,
    int ValidationRows,
    long Parameters,
    double? EntropyFloor,
    double LogScaleSum,
    string ProvenanceJson)
{
    /// <summary>See <see cref="RunRecord.TestRows"/>.</summary>
    public int? TestRows { get; init; }

    /// <summary>See <see cref="RunRecord.RawEntropy"/>.</summary>
    public double? RawEntropy { get; init; }
}
