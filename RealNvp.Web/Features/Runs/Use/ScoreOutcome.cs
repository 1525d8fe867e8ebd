using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Use;

/// <summary>How a scoring ended: with a table and its summary, or with reasons why not.</summary>
/// <param name="Table">The scored table; null where there are errors.</param>
/// <param name="Summary">What came out; null where there are errors.</param>
/// <param name="Errors">Everything wrong with the table.</param>
public sealed record ScoreOutcome(ScoredTable? Table, ScoringSummary? Summary, IReadOnlyList<FieldError> Errors);
