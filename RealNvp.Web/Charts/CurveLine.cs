namespace RealNvp.Web.Charts;

/// <summary>One line of a <see cref="CurvesChart"/>: that of a run, or the mean of several.</summary>
/// <param name="Name">Name in tooltip and table, and in the legend unless <see cref="Legend"/> names another; unique in the chart.</param>
/// <param name="Column">What is drawn: <c>valNll</c> or <c>trainNll</c>.</param>
/// <param name="Colour">A colour or <c>var(--name)</c>, which follows the theme.</param>
/// <param name="Revision">Changes whenever there is something new to draw.</param>
public sealed record CurveLine(string Name, string Column, string Colour, int Revision)
{
    /// <summary>
    /// What the page calls it when it is hidden: the same whatever else is drawn, as a name is not. A mean's is that of its first member.
    /// </summary>
    public string Key { get; init; } = Name;

    /// <summary>The run, for a line of one.</summary>
    public string? Id { get; init; }

    /// <summary>The runs, for a mean with its band.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>The legend's entry that hides and highlights this line too; null: its own.</summary>
    public string? Legend { get; init; }

    /// <summary><c>solid</c>, <c>dashed</c> or <c>dotted</c>.</summary>
    public string Dash { get; init; } = "solid";

    /// <summary>Width in pixels.</summary>
    public double Width { get; init; } = 1.75;

    public double Opacity { get; init; } = 1;

    /// <summary>Marks the least value with a ring.</summary>
    public bool MarkBest { get; init; }

    /// <summary>Whether a mean's range is drawn.</summary>
    public bool Band { get; init; } = true;

    /// <summary>Whether the tooltip reads it.</summary>
    public bool InTooltip { get; init; } = true;
}
