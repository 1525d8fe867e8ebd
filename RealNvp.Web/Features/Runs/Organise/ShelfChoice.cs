namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>Which shelves a list shows.</summary>
public enum ShelfChoice
{
    /// <summary>Runs in use: neither archived nor in the trash.</summary>
    Active,
    Archived,
    Trash,
    All,
}
