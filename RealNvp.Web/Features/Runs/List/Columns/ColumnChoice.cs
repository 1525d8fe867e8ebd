namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>A column as somebody wants it.</summary>
/// <param name="Column">Which.</param>
/// <param name="Width">Pixels; null: the usual.</param>
/// <param name="IsPinned">Stays in sight while the others are scrolled.</param>
public sealed record ColumnChoice(RunColumn Column, int? Width = null, bool IsPinned = false)
{
    public const int MinWidth = 48;
    public const int MaxWidth = 800;

    public int Pixels => Width ?? Column.Width;
}
