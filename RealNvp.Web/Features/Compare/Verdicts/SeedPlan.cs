namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>How many further seeds would probably tell two groups apart.</summary>
/// <param name="First">Further seeds of the first group.</param>
/// <param name="Second">Further seeds of the second.</param>
public sealed record SeedPlan(int First, int Second)
{
    /// <summary>How probable it should be that the answer is clear, if the difference is what it looks like.</summary>
    public const double Power = 0.8;

    /// <summary>Seeds of a group beyond which a plan says little: the difference is too small to matter, or an accident.</summary>
    public const int MostSeeds = 60;

    /// <summary>Seeds with which a first interval is worth something.</summary>
    public const int LeastSeeds = 3;

    /// <summary>
    /// The least number of seeds with which |difference| >= (t at the confidence + t at the power) x standard error, were mean and variances to stay as
    /// they are; null: more than <see cref="MostSeeds"/> of one group.
    /// </summary>
    public static SeedPlan? For(Difference difference, Sample first, Sample second, double confidence)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        for (var seeds = Math.Max(LeastSeeds, Math.Min(first.Count, second.Count) + 1); seeds <= MostSeeds; seeds++)
        {
            var (a, b) = (Math.Max(first.Count, seeds), Math.Max(second.Count, seeds));
            var then = difference.IsPaired
                ? Difference.Paired(new Sample(seeds, difference.Value, difference.StandardError * difference.StandardError * (difference.DegreesOfFreedom + 1)))
                : Difference.Welch(first with { Count = a }, second with { Count = b });
            if (Math.Abs(difference.Value) >= then.StandardError * (then.Quantile((1 + confidence) / 2) + then.Quantile(Power)))
            {
                return new SeedPlan(a - first.Count, b - second.Count);
            }
        }

        return null;
    }

    /// <summary>What makes a first interval possible.</summary>
    public static SeedPlan ForFirstInterval(Sample first, Sample second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new SeedPlan(Math.Max(0, LeastSeeds - first.Count), Math.Max(0, LeastSeeds - second.Count));
    }
}
