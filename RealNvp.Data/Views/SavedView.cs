namespace RealNvp.Data.Views;

/// <summary>A view of the runs table under a name.</summary>
/// <param name="Query">What the table's address says of it: <c>query=gap%20%3C%200.1&amp;sort=gap</c>; empty: all runs in use, newest first.</param>
/// <param name="Owner">Null: the local user.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record SavedView(string Id, string Name, string Query, string? Owner, DateTime CreatedAt, DateTime ChangedAt);
