using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Evaluation.Scoring.Events;

/// <summary>The table could not be scored.</summary>
/// <param name="Errors">Every reason.</param>
public sealed record ScoringFailedEvent(IReadOnlyList<FieldError> Errors) : ScoringEvent;
