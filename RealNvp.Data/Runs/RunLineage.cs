namespace RealNvp.Data.Runs;

/// <summary>Where a run comes from.</summary>
/// <param name="Origin">How it came to be.</param>
/// <param name="ParentId">The run it was made from; that run may have been deleted since. Null where there is none.</param>
public sealed record RunLineage(RunOrigin Origin, string? ParentId = null)
{
    /// <summary>What decides beside the settings where training starts: the checkpoint of a fork; null: nothing.</summary>
    public string? Start => Origin == RunOrigin.Fork ? $"{ParentId}@{ForkEpoch}" : null;

    public static RunLineage None { get; } = new(RunOrigin.New);

    /// <summary>Epoch of the parent's checkpoint that a fork went on from.</summary>
    public int? ForkEpoch { get; init; }

    /// <summary>Id that an imported run had where it was trained.</summary>
    public string? ImportedId { get; init; }
}
