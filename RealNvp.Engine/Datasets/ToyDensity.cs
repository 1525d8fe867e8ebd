namespace RealNvp.Engine.Datasets;

/// <summary>The exact log-density of a toy's distribution at a point, nats, in the toy's own units; negative infinity where there is none.</summary>
public delegate double ToyDensity(double x, double y);
