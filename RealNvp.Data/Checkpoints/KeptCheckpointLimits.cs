namespace RealNvp.Data.Checkpoints;

/// <param name="Count">Most checkpoints of a run; 0: none.</param>
/// <param name="Bytes">Most bytes of all of them together.</param>
public sealed record KeptCheckpointLimits(int Count, long Bytes);
