namespace RealNvp.Web.Charts;

/// <summary>A horizontal line to compare curves with.</summary>
/// <param name="Name">Label at its end.</param>
/// <param name="Value">Height in the axis' unit; finite.</param>
/// <param name="Colour">A colour or <c>var(--name)</c>.</param>
public sealed record ReferenceLine(string Name, double Value, string Colour = "var(--chart-floor)");
