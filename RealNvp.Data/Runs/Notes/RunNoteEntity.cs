namespace RealNvp.Data.Runs.Notes;

/// <summary>A run's note, apart from its row: lists read rows and not notes. See <see cref="RunNote"/>.</summary>
internal sealed class RunNoteEntity
{
    public required string RunId { get; init; }

    public required string Text { get; set; }

    public required int Version { get; set; }

    public required DateTime SavedAt { get; set; }

    public string? Owner { get; set; }
}
