namespace RealNvp.Data.Runs.Shelves;

/// <summary>What can be done to several runs at once; each has its opposite.</summary>
public enum RunMark
{
    Favourite,
    Unfavourite,
    Archive,
    Unarchive,

    /// <summary>Of ended runs only.</summary>
    Trash,
    Restore,
}
