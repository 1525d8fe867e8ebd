namespace RealNvp.Data.Sharing;

/// <summary>A read-only link to something in the studio. Its token is known to those who hold the link alone.</summary>
public sealed record ShareLink
{
    /// <summary>Short and random; names the link among those who manage it, opens nothing.</summary>
    public required string Id { get; init; }

    public required ShareKind Kind { get; init; }

    /// <summary>What it shows: ids in their order. Of a <see cref="ShareKind.View"/> the saved view it was made from, which is not read again.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>How it is shown, as the query of the page it was made on; of a <see cref="ShareKind.View"/> which runs are shown, too.</summary>
    public required string View { get; init; }

    /// <summary>What it showed when it was made, in words, so that the list still says so after that is gone.</summary>
    public required string Title { get; init; }

    public string? Owner { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>From when on it opens nothing; null: never.</summary>
    public DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; init; }
}
