namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>How far a scoring is.</summary>
/// <param name="Rows">Rows done.</param>
/// <param name="Total">Rows in all.</param>
public sealed record ScoringProgress(int Rows, int Total);
