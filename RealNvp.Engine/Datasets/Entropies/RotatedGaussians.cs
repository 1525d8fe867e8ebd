namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>A mixture of equally likely Gaussians that are one another's images under rotation about the origin.</summary>
/// <param name="count">Number of Gaussians.</param>
/// <param name="radius">Distance of their centres from the origin; the first lies on the x-axis.</param>
/// <param name="radialSigma">Standard deviation away from the origin.</param>
/// <param name="tangentialSigma">Standard deviation around the origin.</param>
internal sealed class RotatedGaussians(int count, double radius, double radialSigma, double tangentialSigma)
{
    private const int LinesPerSigma = 8;
    private const int Reach = 7;

    /// <summary>
    /// Differential entropy, nats: by symmetry -E log f over one Gaussian alone, an integral over a few standard deviations whatever their
    /// size.
    /// </summary>
    public double Entropy()
    {
        var sum = 0.0;
        var total = 0.0;
        for (var i = -Reach * LinesPerSigma; i <= Reach * LinesPerSigma; i++)
        {
            for (var j = -Reach * LinesPerSigma; j <= Reach * LinesPerSigma; j++)
            {
                double u = (double)i / LinesPerSigma, v = (double)j / LinesPerSigma;
                var weight = Math.Exp(-0.5 * (u * u + v * v));
                sum -= weight * LogDensity(radius + radialSigma * u, tangentialSigma * v);
                total += weight;
            }
        }

        return sum / total;
    }

    /// <inheritdoc cref="ToyDensity"/>
    public double LogDensity(double x, double y)
    {
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * k / count);
            var along = (cos * x + sin * y - radius) / radialSigma;
            var across = (cos * y - sin * x) / tangentialSigma;
            sum += Math.Exp(-0.5 * (along * along + across * across));
        }

        return Math.Log(sum / (2 * Math.PI * radialSigma * tangentialSigma * count));
    }
}
