namespace RealNvp.Data.Runs.Shelves;

/// <summary>How the tags of one run changed: enough to change them back.</summary>
public sealed record TagChange(string RunId, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);
