namespace RealNvp.Engine.Evaluation.Scoring.Events;

/// <summary>So many rows are scored; sent a few times a second.</summary>
/// <param name="Rows">Rows done.</param>
/// <param name="Total">Rows in all.</param>
public sealed record ScoringProgressEvent(int Rows, int Total) : ScoringEvent;
