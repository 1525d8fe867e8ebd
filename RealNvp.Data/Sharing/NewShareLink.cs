namespace RealNvp.Data.Sharing;

/// <summary>A link to be stored.</summary>
public sealed record NewShareLink
{
    /// <summary>Hash of the token, in hexadecimal. The token itself is never stored.</summary>
    public required string TokenHash { get; init; }

    public required ShareKind Kind { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public string View { get; init; } = "";

    public required string Title { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public string? Owner { get; init; }
}
