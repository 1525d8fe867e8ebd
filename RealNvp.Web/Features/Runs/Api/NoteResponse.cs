using RealNvp.Data.Runs.Notes;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A run's note.</summary>
/// <param name="Text">Markdown; empty: nothing is written.</param>
/// <param name="Version">Counts the saves, 0 before the first; a PUT names the one it was read with.</param>
/// <param name="SavedAt">UTC; absent before the first save.</param>
/// <param name="SavedBy">Who saved it; absent: the local user, or nobody yet.</param>
public sealed record NoteResponse(string Text, int Version, DateTime? SavedAt, string? SavedBy)
{
    internal static NoteResponse Of(RunNote note) => new(note.Text, note.Version, note.SavedAt, note.SavedBy);
}
