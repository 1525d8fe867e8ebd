namespace RealNvp.Data.Sharing;

/// <summary>A link's row; see <see cref="ShareLink"/> for what the columns mean.</summary>
internal sealed class ShareLinkEntity
{
    public required string Id { get; init; }

    public required string TokenHash { get; init; }

    public required ShareKind Kind { get; init; }

    public List<string> Targets { get; init; } = [];

    public required string View { get; init; }

    public required string Title { get; init; }

    public string? Owner { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}
