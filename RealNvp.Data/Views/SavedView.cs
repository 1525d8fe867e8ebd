namespace RealNvp.Data.Views;

/// <summary>A view of the runs under a name.</summary>
/// <param name="Id">Short and random.</param>
/// <param name="Name">As people gave it; no two of an owner's are alike, whatever the letters' case.</param>
/// <param name="Query">The query of the runs page that shows it, without the question mark; empty: the usual view.</param>
/// <param name="Owner">Null: the local user.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record SavedView(string Id, string Name, string Query, string? Owner, DateTime CreatedAt, DateTime ChangedAt);
