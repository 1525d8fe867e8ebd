namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>Log-densities of the test rows under a fitted estimate.</summary>
/// <param name="LogProb">One a row, nats.</param>
/// <param name="Detail">What was chosen in fitting.</param>
public sealed record BaselineScores(double[] LogProb, string Detail);
