using RealNvp.Data.Runs.Notes;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Notes;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Notes in memory, with versions as the database has them.</summary>
internal sealed class FakeRunNotes : IRunNotes
{
    public Dictionary<string, RunNote> Notes { get; } = [];

    public Task<RunNote?> FindAsync(string runId, CancellationToken cancellationToken = default) =>
        Task.FromResult<RunNote?>(Notes.GetValueOrDefault(runId, RunNote.None));

    public IReadOnlyList<FieldError> Check(string text) => NoteRules.Check(text);

    public Task<NoteResult> SaveAsync(string runId, string text, int version, CancellationToken cancellationToken = default)
    {
        var note = Notes.GetValueOrDefault(runId, RunNote.None);
        if (Check(text) is { Count: > 0 } errors)
        {
            return Task.FromResult(new NoteResult(NoteOutcome.Refused, note, errors));
        }

        var isSaved = note.Version == version;
        Notes[runId] = isSaved ? new RunNote(text, version + 1, RunFactory.Start, null) : note;
        return Task.FromResult(new NoteResult(isSaved ? NoteOutcome.Saved : NoteOutcome.Conflict, Notes[runId], []));
    }
}
