namespace RealNvp.Engine.Evaluation.Scoring.Events;

/// <summary>Every row is scored and the file is written.</summary>
/// <param name="Summary">What came out.</param>
public sealed record ScoredEvent(ScoringSummary Summary) : ScoringEvent;
