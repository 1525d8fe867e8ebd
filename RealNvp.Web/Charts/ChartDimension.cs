namespace RealNvp.Web.Charts;

/// <summary>An axis with a value of each of several things.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Values">One a thing; null: it has none. Of a choice the index into <paramref name="Categories"/>.</param>
/// <param name="Categories">Names of a choice's values; empty: the values are numbers.</param>
/// <param name="Log">A logarithmic axis.</param>
public sealed record ChartDimension(string Name, IReadOnlyList<double?> Values, IReadOnlyList<string> Categories, bool Log)
{
    /// <summary>Whether the values were chosen: then, as long as they are few, the axis marks them instead of round numbers between them.</summary>
    public bool IsChosen { get; init; }
}
