namespace RealNvp.Data.Runs.Shelves;

/// <param name="Changed">The runs whose tags are not as they were.</param>
/// <param name="Full">Ids of the runs that stayed as they were because they would have had too many.</param>
public sealed record TagChanges(IReadOnlyList<TagChange> Changed, IReadOnlyList<string> Full);
