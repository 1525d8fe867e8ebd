namespace RealNvp.Engine.Datasets.Entropies;

/// <summary>
/// Entropy of a mixture of equally likely Gaussians that are one another's images under rotation about the origin. By symmetry it is
/// -E log f over one of them alone, an integral over a few standard deviations whatever their size.
/// </summary>
internal static class RotatedGaussiansEntropy
{
    private const int LinesPerSigma = 8;
    private const int Reach = 7;

    /// <summary>Nats, in original units.</summary>
    /// <param name="count">Number of Gaussians.</param>
    /// <param name="radius">Distance of their centres from the origin; the first lies on the x-axis.</param>
    /// <param name="radialSigma">Standard deviation away from the origin.</param>
    /// <param name="tangentialSigma">Standard deviation around the origin.</param>
    public static double Of(int count, double radius, double radialSigma, double tangentialSigma)
    {
        var scale = 1 / (2 * Math.PI * radialSigma * tangentialSigma * count);
        var sum = 0.0;
        var total = 0.0;
        for (var i = -Reach * LinesPerSigma; i <= Reach * LinesPerSigma; i++)
        {
            for (var j = -Reach * LinesPerSigma; j <= Reach * LinesPerSigma; j++)
            {
                double u = (double)i / LinesPerSigma, v = (double)j / LinesPerSigma;
                var weight = Math.Exp(-0.5 * (u * u + v * v));
                sum -= weight * Math.Log(scale * Sum(count, radius + radialSigma * u, tangentialSigma * v, radius, radialSigma, tangentialSigma));
                total += weight;
            }
        }

        return sum / total;
    }

    private static double Sum(int count, double x, double y, double radius, double radialSigma, double tangentialSigma)
    {
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * k / count);
            var along = (cos * x + sin * y - radius) / radialSigma;
            var across = (cos * y - sin * x) / tangentialSigma;
            sum += Math.Exp(-0.5 * (along * along + across * across));
        }

        return sum;
    }
}
