namespace RealNvp.Web.Charts.Pictures;

/// <summary>One curve of a <see cref="CurvePicture"/>, with its numbers.</summary>
/// <param name="Look">Name, colour and stroke.</param>
/// <param name="X">Places along the horizontal axis, ascending.</param>
/// <param name="Y">One value each; NaN and infinities are gaps.</param>
public sealed record PictureLine(LineSeries Look, IReadOnlyList<double> X, IReadOnlyList<double> Y);
