using RealNvp.Data.Runs.Notes;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Notes;

/// <summary>Notes on runs, for pages and API.</summary>
public interface IRunNotes
{
    /// <returns>Null: there is no such run.</returns>
    Task<RunNote?> FindAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>What is wrong with a text; empty: nothing.</summary>
    IReadOnlyList<FieldError> Check(string text);

    /// <summary>Saves a text over the version that was read, and over no other.</summary>
    Task<NoteResult> SaveAsync(string runId, string text, int version, CancellationToken cancellationToken = default);
}
