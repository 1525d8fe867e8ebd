namespace RealNvp.Web.Charts;

/// <summary>What the browser's charts of several dimensions are told: <c>charts/dimensions.js</c> reads these names, in camelCase.</summary>
/// <param name="Kind"><c>points</c>: the second dimension over the first; <c>parallel</c>: an axis for each.</param>
/// <param name="Title">Heading above it and of a saved picture, and that file's name.</param>
/// <param name="Things">What is drawn.</param>
/// <param name="Dimensions">Axes; each has a value a thing.</param>
public sealed record DimensionsSpec(string Kind, string Title, IReadOnlyList<ChartThing> Things, IReadOnlyList<ChartDimension> Dimensions);
