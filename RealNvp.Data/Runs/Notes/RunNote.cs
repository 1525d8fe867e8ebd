namespace RealNvp.Data.Runs.Notes;

/// <summary>What people wrote down about a run.</summary>
/// <param name="Text">Markdown; empty: nothing is written.</param>
/// <param name="Version">Counts the saves: 0 before the first. Who saves names the version that was read.</param>
/// <param name="SavedAt">UTC; null before the first save.</param>
/// <param name="SavedBy">Who saved it; null: the local user, or nobody yet.</param>
public sealed record RunNote(string Text, int Version, DateTime? SavedAt, string? SavedBy)
{
    public static RunNote None { get; } = new("", 0, null, null);
}
