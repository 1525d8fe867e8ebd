namespace RealNvp.Data.Views;

/// <summary>A saved view's row; see <see cref="SavedView"/>.</summary>
internal sealed class SavedViewEntity
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in lower case: two views whose names differ in case alone would be taken for each other.</summary>
    public required string NameKey { get; set; }

    public required string Query { get; set; }

    public string? Owner { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }
}
