namespace RealNvp.Data.Views;

/// <summary>A saved view's row; see <see cref="SavedView"/> for what the columns mean.</summary>
internal sealed class SavedViewEntity
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in lower case, which no other view of the owner has.</summary>
    public required string NameKey { get; set; }

    public required string Query { get; set; }

    /// <summary>Empty: the local user. Not NULL, of which an index allows any number.</summary>
    public string Owner { get; init; } = "";

    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    public SavedView ToRecord() => new(Id, Name, Query, Owner.Length == 0 ? null : Owner, CreatedAt, ChangedAt);
}
