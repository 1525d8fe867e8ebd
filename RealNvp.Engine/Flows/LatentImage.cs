namespace RealNvp.Engine.Flows;

/// <summary>What data->latent gives.</summary>
/// <param name="Latent">The latent points, row-major.</param>
/// <param name="LogDet">log|det| of the Jacobian of raw row -> latent point, one per row; the standardizer is part of the map.</param>
public sealed record LatentImage(float[] Latent, double[] LogDet);
