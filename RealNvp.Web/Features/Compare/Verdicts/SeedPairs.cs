namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>
/// Decides, before any result is looked at, whether runs of equal seeds are subtracted one by one. That pays where the seed draws the rows a run is
/// measured on: their luck then falls out. Elsewhere equal seeds share too little to be worth the degrees of freedom.
/// </summary>
internal static class SeedPairs
{
    public static Difference DifferenceOf(SeedGroup leader, SeedGroup other) => DifferencesOf(leader, other) is { } differences
        ? Difference.Paired(Sample.Of(differences))
        : Difference.Welch(leader.Sample, other.Sample);

    /// <returns>Null: they are not paired.</returns>
    private static List<double>? DifferencesOf(SeedGroup leader, SeedGroup other)
    {
        if (!leader.SeedDrawsTestRows || !other.SeedDrawsTestRows || !SplitAlike(leader, other))
        {
            return null;
        }

        var others = other.Counted.ToDictionary(member => member.Seed, member => member.Value!.Value);
        var differences = leader.Counted.Where(member => others.ContainsKey(member.Seed)).Select(member => others[member.Seed] - member.Value!.Value).ToList();
        // Only where each run of the smaller group has its partner: else results would be thrown away.
        return differences.Count >= 2 && differences.Count == Math.Min(leader.Counted.Count, other.Counted.Count) ? differences : null;
    }

    /// <summary>Equal seeds draw equal rows of a table only where the shares are equal too.</summary>
    private static bool SplitAlike(SeedGroup leader, SeedGroup other) =>
        !leader.Spec.Dataset.IsTable
        || (leader.Spec.Training.ValidationFraction, leader.Spec.Training.TestFraction) == (other.Spec.Training.ValidationFraction, other.Spec.Training.TestFraction);
}
