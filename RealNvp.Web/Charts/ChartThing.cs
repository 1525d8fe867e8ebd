namespace RealNvp.Web.Charts;

/// <summary>What has a value on each <see cref="ChartDimension"/>: a point, or a line from axis to axis.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Colour">A colour or <c>var(--name)</c>, which follows the theme.</param>
public sealed record ChartThing(string Name, string Colour);
