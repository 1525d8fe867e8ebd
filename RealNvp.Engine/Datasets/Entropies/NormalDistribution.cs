namespace RealNvp.Engine.Datasets.Entropies;

internal static class NormalDistribution
{
    /// <summary>
    /// Distribution function of the standard normal, to about 1e-15: Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + ...), as in Marsaglia,
    /// "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004).
    /// </summary>
    public static double Cdf(double x)
    {
        if (Math.Abs(x) > 8)
        {
            return x > 0 ? 1 : 0;
        }

        double sum = x, term = x, previous = 0;
        for (var i = 3; sum != previous; i += 2)
        {
            previous = sum;
            term *= x * x / i;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
    }
}
