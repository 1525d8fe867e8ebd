namespace RealNvp.Data.Checkpoints;

/// <summary>A fork was to go on from a checkpoint that is not kept (any more).</summary>
public sealed class CheckpointGoneException(string runId, int epoch) : Exception($"Run {runId} keeps no checkpoint of epoch {epoch}.")
{
    public int Epoch { get; } = epoch;
}
