namespace RealNvp.Engine.Tests.Datasets;

/// <summary>
/// Entropy of planar points from the distances to their k-th neighbours (Kozachenko and Leonenko 1987): knows nothing of any density,
/// so it can judge those who do. H = ψ(n) - ψ(k) + log π + 2/n Σ log distance.
/// </summary>
internal static class NearestNeighbourEntropy
{
    private const int K = 4;

    public static double Of(double[] points)
    {
        var n = points.Length / 2;
        var sorted = Enumerable.Range(0, n).Select(i => (X: points[2 * i], Y: points[2 * i + 1])).OrderBy(p => p.X).ToArray();
        var sum = 0.0;
        Parallel.For(0, n, () => 0.0, (i, _, local) => local + 0.5 * Math.Log(SquaredDistance(sorted, i)), local =>
        {
            lock (sorted)
            {
                sum += local;
            }
        });
        // ψ(4) = 1 + 1/2 + 1/3 - γ; ψ(n) is log n - 1/(2n) to far more digits than the estimate has.
        const double psiK = 1 + 1.0 / 2 + 1.0 / 3 - 0.57721566490153286;
        return Math.Log(n) - 0.5 / n - psiK + Math.Log(Math.PI) + 2 * sum / n;
    }

    private static double SquaredDistance((double X, double Y)[] sorted, int i)
    {
        Span<double> best = stackalloc double[K];
        best.Fill(double.PositiveInfinity);
        for (var left = i - 1; left >= 0 && Squared(sorted[i].X - sorted[left].X) < best[K - 1]; left--)
        {
            Insert(best, sorted[i], sorted[left]);
        }

        for (var right = i + 1; right < sorted.Length && Squared(sorted[i].X - sorted[right].X) < best[K - 1]; right++)
        {
            Insert(best, sorted[i], sorted[right]);
        }

        return best[K - 1];
    }

    private static void Insert(Span<double> best, (double X, double Y) a, (double X, double Y) b)
    {
        var squared = Squared(a.X - b.X) + Squared(a.Y - b.Y);
        if (squared >= best[K - 1])
        {
            return;
        }

        var place = K - 1;
        while (place > 0 && best[place - 1] > squared)
        {
            best[place] = best[place - 1];
            place--;
        }

        best[place] = squared;
    }

    private static double Squared(double x) => x * x;
}
