using RealNvp.Data.Runs.Notes;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Notes;

/// <summary>How saving a note went.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Note">The note as it is stored now, with the other's text after a conflict.</param>
/// <param name="Errors">What is wrong with a text that was refused.</param>
public sealed record NoteResult(NoteOutcome Outcome, RunNote Note, IReadOnlyList<FieldError> Errors);
