namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>A node of a quadrature along curves.</summary>
/// <param name="X">Where it lies.</param>
/// <param name="Y">Where it lies.</param>
/// <param name="Weight">Its share of the distribution.</param>
internal readonly record struct CurveNode(double X, double Y, double Weight);
