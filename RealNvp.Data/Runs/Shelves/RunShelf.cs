namespace RealNvp.Data.Runs.Shelves;

/// <summary>Where a run lies.</summary>
public enum RunShelf
{
    /// <summary>In use: neither archived nor in the trash.</summary>
    Active,

    /// <summary>Out of the way, kept for good.</summary>
    Archived,

    /// <summary>Waiting to be deleted for good; archived or not before.</summary>
    Trash,
}
