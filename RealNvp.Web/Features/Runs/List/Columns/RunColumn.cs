using RealNvp.Web.Features.Runs.Language;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>Something the table of runs can show.</summary>
/// <param name="Key">As the URL names it: a field's name, or a word of its own.</param>
/// <param name="Title">Short, for the header.</param>
/// <param name="Hint">For those who hover: what it is.</param>
/// <param name="Class">What its cells are called in the style sheet.</param>
/// <param name="Width">Usual width, pixels.</param>
public sealed record RunColumn(string Key, string Title, string Hint, string Class, int Width)
{
    /// <summary>What it is sorted by, and what its cells say where they are drawn in no way of their own; null: neither.</summary>
    public QueryField? Field { get; init; }

    /// <summary>A second field to sort by, for a column that shows two.</summary>
    public QueryField? Second { get; init; }

    public FieldGroup Group { get; init; }
}
