using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;

namespace RealNvp.Data.Runs;

/// <summary>What belongs to a run beside its row.</summary>
public sealed record RunBelongings
{
    /// <summary>Ascending epochs.</summary>
    public required IReadOnlyList<EpochMetric> Metrics { get; init; }

    public required IReadOnlyList<RunLogLine> Log { get; init; }

    /// <summary>What people wrote about it, Markdown; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Asked for one after the other, so that they need not lie in memory together.</summary>
    public required IEnumerable<(int Epoch, byte[] Content)> Snapshots { get; init; }

    /// <summary>A safetensors file and the epoch it is of; null: there are none.</summary>
    public (int Epoch, byte[] Content)? Weights { get; init; }
}
