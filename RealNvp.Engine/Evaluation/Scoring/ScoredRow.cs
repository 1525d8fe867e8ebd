namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>A row and what the flow says about it.</summary>
/// <param name="Line">Line of the file in which it starts, from 1.</param>
/// <param name="Values">Its values in the flow's columns.</param>
/// <param name="LogProb">Nats, per unit volume of the original space; negative infinity for a row beyond what can be computed.</param>
/// <param name="ShareLessLikely">Share of the training rows less likely than it; null where the weights do not know.</param>
public sealed record ScoredRow(long Line, IReadOnlyList<double> Values, double LogProb, double? ShareLessLikely);
