using System.Globalization;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>
/// Where the columns of a chosen table lie. Widths are fixed then, so that pinned columns know how far from the edge they stay; the usual table
/// lets the browser share out its width.
/// </summary>
public sealed class ColumnLayout
{
    /// <summary>Width of the boxes to tick, pixels.</summary>
    public const int SelectWidth = 36;

    /// <summary>Width of the buttons at the end, pixels.</summary>
    public const int ActionsWidth = 132;

    private readonly Dictionary<string, int> _left = [];

    public ColumnLayout(IReadOnlyList<ColumnChoice> choices, bool isFixed)
    {
        (Choices, IsFixed) = (choices, isFixed);
        var left = SelectWidth;
        foreach (var choice in choices.TakeWhile(choice => choice.IsPinned))
        {
            _left[choice.Column.Key] = left;
            left += choice.Pixels;
        }
    }

    public IReadOnlyList<ColumnChoice> Choices { get; }

    public bool IsFixed { get; }

    public int Width => SelectWidth + ActionsWidth + Choices.Sum(choice => choice.Pixels);

    public string ClassOf(ColumnChoice choice) => IsFixed && _left.ContainsKey(choice.Column.Key) ? choice.Column.Class + " is-pinned" : choice.Column.Class;

    public string? StyleOf(ColumnChoice choice) => IsFixed && _left.TryGetValue(choice.Column.Key, out var left)
        ? string.Create(CultureInfo.InvariantCulture, $"left:{left}px")
        : null;
}
