namespace RealNvp.Web.Charts.Pictures;

/// <summary>One curve of a <see cref="CurvePicture"/>, with its numbers.</summary>
/// <param name="Look">Name, colour and stroke.</param>
/// <param name="X">Places along the horizontal axis, ascending.</param>
/// <param name="Y">One value each; NaN and infinities are gaps.</param>
public sealed record PictureLine(LineSeries Look, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Of a mean the least member at each place; null: there is no band.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>The largest member.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>Whether the legend names it; thin lines of members go by their mean's name.</summary>
    public bool IsNamed { get; init; } = true;
}
