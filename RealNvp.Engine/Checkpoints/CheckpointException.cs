namespace RealNvp.Engine.Checkpoints;

/// <summary>A checkpoint cannot be continued from. The message says why, for people.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
