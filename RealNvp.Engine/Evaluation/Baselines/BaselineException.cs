namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>A density estimate cannot be fitted to these rows. The message says why, for people.</summary>
public sealed class BaselineException(string message) : Exception(message);
