namespace RealNvp.Data.Events;

/// <summary>
/// An event's row; see <see cref="StudioEvent"/> for what the columns mean. Whoever ends something adds one in the same transaction: then it
/// is told exactly if it happened, and <see cref="StudioAccess"/> raises the signal once it is committed.
/// </summary>
internal sealed class StudioEventEntity
{
    public long Id { get; init; }

    public required StudioEventKind Kind { get; init; }

    public required string SubjectId { get; init; }

    public required string Title { get; init; }

    public string? Detail { get; init; }

    public string? GroupId { get; init; }

    public string? Owner { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Whether messages to receivers outside have been made of it, and so need not be made again.</summary>
    public bool HasDeliveries { get; init; }
}
