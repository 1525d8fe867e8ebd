using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Flows;

/// <summary>Latent points of N(0, I).</summary>
public static class GaussianNoise
{
    /// <summary>That many standard normal numbers.</summary>
    public static float[] Draw(int count, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var noise = new float[count];
        foreach (ref var value in noise.AsSpan())
        {
            value = (float)random.NextGaussian();
        }

        return noise;
    }
}
