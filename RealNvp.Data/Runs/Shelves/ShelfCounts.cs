namespace RealNvp.Data.Runs.Shelves;

/// <summary>How many runs lie on each shelf.</summary>
public sealed record ShelfCounts(int Active, int Archived, int Trash)
{
    public static ShelfCounts None { get; } = new(0, 0, 0);
}
