namespace RealNvp.Web.Features.Share.Manage;

/// <summary>How long a link may work, as the dialog offers it.</summary>
/// <param name="Days">Null: until it is revoked.</param>
/// <param name="Title">Words for it.</param>
public sealed record ShareExpiry(int? Days, string Title)
{
    public static IReadOnlyList<ShareExpiry> All { get; } =
    [
        new(null, "until it is revoked"),
        new(1, "for a day"),
        new(7, "for a week"),
        new(30, "for 30 days"),
        new(365, "for a year"),
    ];
}
