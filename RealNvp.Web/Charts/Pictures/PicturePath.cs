namespace RealNvp.Web.Charts.Pictures;

/// <summary>A curve in pixels.</summary>
/// <param name="Look">Name, colour and stroke.</param>
/// <param name="Pieces">Unbroken stretches.</param>
/// <param name="Best">Place of the least value, where it is marked.</param>
/// <param name="Last">The last finite value, for the legend.</param>
public sealed record PicturePath(
    LineSeries Look, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Pieces, (double X, double Y)? Best, double? Last)
{
    /// <summary>Polygons between the least and the largest member of a mean.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Band { get; init; } = [];
}
