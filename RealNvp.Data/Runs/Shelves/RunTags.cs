namespace RealNvp.Data.Runs.Shelves;

/// <summary>Changes of one run's tags. Searches do not tell upper case from lower, so neither does this.</summary>
internal static class RunTags
{
    private static readonly StringComparer SameTag = StringComparer.OrdinalIgnoreCase;

    public static List<string> Apply(IReadOnlyList<string> tags, IReadOnlyList<string> add, IReadOnlyList<string> remove) =>
        [.. tags.Where(tag => !remove.Contains(tag, SameTag)).Concat(add).Distinct(SameTag)];

    public static TagChange Difference(string runId, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        new(runId, [.. after.Except(before)], [.. before.Except(after)]);
}
