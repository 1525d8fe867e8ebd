using System.Text.Json.Serialization;

namespace RealNvp.Engine.Evaluation.Scoring.Events;

/// <summary>What <c>realnvp score --json</c> says on standard output: one JSON object a line, told apart by <c>event</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(ScoringProgressEvent), "progress")]
[JsonDerivedType(typeof(ScoredEvent), "scored")]
[JsonDerivedType(typeof(ScoringFailedEvent), "failed")]
public abstract record ScoringEvent;
