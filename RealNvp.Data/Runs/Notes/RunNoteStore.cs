using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Runs.Notes;

/// <inheritdoc cref="IRunNoteStore"/>
internal sealed class RunNoteStore(StudioAccess access, TimeProvider time) : IRunNoteStore
{
    public Task<RunNote?> FindAsync(string runId, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => await db.Notes.FirstOrDefaultAsync(note => note.RunId == runId, cancellationToken) is { } note ? Of(note)
            : await db.Runs.AnyAsync(run => run.Id == runId, cancellationToken) ? RunNote.None
            : null,
        cancellationToken);

    public Task<NoteSave?> SaveAsync(string runId, string text, int version, string? owner = null, CancellationToken cancellationToken = default) =>
        access.WriteAsync(
            async db =>
            {
                var note = await db.Notes.AsTracking().FirstOrDefaultAsync(note => note.RunId == runId, cancellationToken);
                if (note is null && !await db.Runs.AnyAsync(run => run.Id == runId, cancellationToken))
                {
                    return null;
                }

                if (version != (note?.Version ?? 0))
                {
                    return new NoteSave(false, note is null ? RunNote.None : Of(note));
                }

                if (note is null)
                {
                    note = new RunNoteEntity { RunId = runId, Text = text, Version = 0, SavedAt = default };
                    db.Notes.Add(note);
                }

                // An emptied note keeps its row: its version must not begin anew.
                (note.Text, note.Version, note.SavedAt, note.Owner) = (text, note.Version + 1, time.GetUtcNow().UtcDateTime, owner);
                await db.SaveChangesAsync(cancellationToken);
                return new NoteSave(true, Of(note));
            },
            cancellationToken);

    private static RunNote Of(RunNoteEntity note) => new(note.Text, note.Version, note.SavedAt, note.Owner);
}
