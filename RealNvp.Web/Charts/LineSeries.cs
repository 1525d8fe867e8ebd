namespace RealNvp.Web.Charts;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">Name in legend and tooltip, unique in the chart.</param>
/// <param name="Source">Address of its <see cref="MetricSource"/>.</param>
/// <param name="Column">Column of the source, for example <c>valNll</c>.</param>
/// <param name="Colour">A colour or <c>var(--name)</c>, which follows the theme.</param>
public sealed record LineSeries(string Name, string Source, string Column, string Colour)
{
    /// <summary><c>solid</c>, <c>dashed</c> or <c>dotted</c>.</summary>
    public string Dash { get; init; } = "solid";

    /// <summary>Width in pixels.</summary>
    public double Width { get; init; } = 2;

    public double Opacity { get; init; } = 1;

    /// <summary>Marks the least value with a ring.</summary>
    public bool MarkBest { get; init; }
}
