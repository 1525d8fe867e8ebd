using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Puts runs that differ in their seeds alone into groups.</summary>
internal static class SeedGroups
{
    private const int MostTitleParts = 3;

    /// <summary>Groups in the order in which their first runs were chosen.</summary>
    /// <param name="runs">Runs of one distribution.</param>
    /// <param name="figure">What they are judged by.</param>
    /// <param name="before">Letters given away before.</param>
    public static IReadOnlyList<SeedGroup> Of(IReadOnlyList<RunRecord> runs, HeldOutFigure figure, int before)
    {
        var specs = runs.ToDictionary(run => run.Id, run => SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec());
        var parts = runs.GroupBy(run => SettingsKey.Of(specs[run.Id], run.Lineage.Start)).SelectMany(group => ByData([.. group], specs)).ToList();
        var titles = TitlesOf(parts);
        return
        [
            .. parts.Select((part, i) => new SeedGroup
            {
                Letter = VerdictLetters.Of(before + i),
                Title = titles[i],
                Spec = specs[part[0].Id],
                Members = MembersOf(part, specs, figure),
            }),
        ];
    }

    /// <summary>
    /// Runs that each drew data of their own are one group, whose scatter is that of data and training together. Where some share their data they
    /// would not be independent of each other, so every draw of the data is a group.
    /// </summary>
    private static IEnumerable<List<RunRecord>> ByData(List<RunRecord> runs, Dictionary<string, RunSpec> specs)
    {
        var seeds = runs.Select(run => SeedKey.Of(specs[run.Id])).Distinct().ToList();
        return seeds.Select(seed => seed.Data).Distinct().Count() == seeds.Count
            ? [runs]
            : runs.GroupBy(run => SeedKey.Of(specs[run.Id]).Data).Select(group => group.ToList());
    }

    private static List<GroupMember> MembersOf(List<RunRecord> runs, Dictionary<string, RunSpec> specs, HeldOutFigure figure)
    {
        var counted = new HashSet<SeedKey>();
        var members = new List<GroupMember>();
        foreach (var run in runs)
        {
            var seed = SeedKey.Of(specs[run.Id]);
            var value = figure.Read(run) is { } number && double.IsFinite(number) ? number : (double?)null;
            var leftOut = run.Status switch
            {
                RunStatus.Queued or RunStatus.Running => LeftOut.NotEnded,
                RunStatus.Failed => LeftOut.Failed,
                RunStatus.Cancelled => LeftOut.Cancelled,
                _ when value is null => LeftOut.NoValue,
                _ => counted.Add(seed) ? LeftOut.No : LeftOut.SameSeed,
            };
            members.Add(new GroupMember(run, seed, leftOut == LeftOut.No ? value : null, leftOut));
        }

        return members;
    }

    private static List<string> TitlesOf(List<List<RunRecord>> groups)
    {
        var tables = groups.ConvertAll(group => SpecRows.Of(group[0]).Where(row => row.Key != SettingsKey.TrainingSeed).ToDictionary(row => row.Key));
        var keys = tables.SelectMany(table => table.Keys).Distinct()
            .Where(key => tables.Select(table => table.GetValueOrDefault(key)?.Value).Distinct().Skip(1).Any())
            .Where(key => key != SettingsKey.DataSeed || groups.TrueForAll(group => group.Count == 1 || SpecsAgree(group)))
            .ToList();
        var order = TellingFirst(keys, tables);
        return groups.Select((group, i) => Title(tables[i], order) is { Length: > 0 } title ? title : group[0].Name).ToList();

        static bool SpecsAgree(List<RunRecord> group) =>
            group.Select(run => SpecRows.Of(run).FirstOrDefault(row => row.Key == SettingsKey.DataSeed)?.Value).Distinct().Count() == 1;
    }

    private static string Title(Dictionary<string, SpecRow> table, List<string> keys)
    {
        var parts = keys.Where(table.ContainsKey).Select(key => $"{Format.InSentence(table[key].Title)} {table[key].Value}").ToList();
        return string.Join(", ", parts.Take(MostTitleParts)) + (parts.Count > MostTitleParts ? $" and {parts.Count - MostTitleParts} more" : "");
    }

    /// <summary>
    /// What tells most groups apart comes first, so that a label that is cut off has said it: of each step the setting with which the most groups are
    /// different, the form's order where several do equally.
    /// </summary>
    private static List<string> TellingFirst(List<string> keys, List<Dictionary<string, SpecRow>> tables)
    {
        var rest = keys.ToList();
        var order = new List<string>();
        var said = tables.ConvertAll(_ => "");
        while (rest.Count > 0)
        {
            var next = rest.MaxBy(key => Said(key).Distinct().Count())!;
            said = Said(next);
            order.Add(next);
            rest.Remove(next);
        }

        return order;

        List<string> Said(string key) => [.. said.Zip(tables, (text, table) => $"{text}\n{table.GetValueOrDefault(key)?.Value}")];
    }
}
