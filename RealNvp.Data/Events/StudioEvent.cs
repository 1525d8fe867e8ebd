namespace RealNvp.Data.Events;

/// <summary>Something that people want to hear of, as it was when it happened: what it tells of may have been deleted since.</summary>
public sealed record StudioEvent
{
    /// <summary>Ascending in the order of happening.</summary>
    public required long Id { get; init; }

    public required StudioEventKind Kind { get; init; }

    /// <summary>Id of the run or sweep.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Its name then.</summary>
    public required string Title { get; init; }

    /// <summary>Why it failed; null where nothing needs saying.</summary>
    public string? Detail { get; init; }

    /// <summary>What it was a part of (a sweep, say); events of one group are told together. Null: it stands for itself.</summary>
    public string? GroupId { get; init; }

    public string? Owner { get; init; }

    public required DateTime At { get; init; }
}
