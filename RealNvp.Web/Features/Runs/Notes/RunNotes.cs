using RealNvp.Data.Runs.Notes;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Notes;

/// <inheritdoc cref="IRunNotes"/>
internal sealed class RunNotes(IRunNoteStore notes, IRunHub hub) : IRunNotes
{
    public Task<RunNote?> FindAsync(string runId, CancellationToken cancellationToken = default) => notes.FindAsync(runId, cancellationToken);

    public IReadOnlyList<FieldError> Check(string text) => NoteRules.Check(text);

    public async Task<NoteResult> SaveAsync(string runId, string text, int version, CancellationToken cancellationToken = default)
    {
        // Browsers and programs end lines differently; the same text is to be the same note.
        var lines = text.ReplaceLineEndings("\n");
        if (Check(lines) is { Count: > 0 } errors)
        {
            return new NoteResult(NoteOutcome.Refused, RunNote.None, errors);
        }

        if (await notes.SaveAsync(runId, lines, version, owner: null, cancellationToken) is not { } save)
        {
            return new NoteResult(NoteOutcome.NotFound, RunNote.None, []);
        }

        if (save.IsSaved)
        {
            hub.Publish(new RunChange(runId, 0, null, StateChanged: true));
        }

        return new NoteResult(save.IsSaved ? NoteOutcome.Saved : NoteOutcome.Conflict, save.Note, []);
    }
}
