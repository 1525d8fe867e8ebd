using RealNvp.Web.Charts;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>What the chart of the compared runs draws.</summary>
internal static class CurveLines
{
    private const string Validation = "valNll";
    private const string Training = "trainNll";

    /// <summary>Beyond so many lines rings at the best epochs hide more than they show.</summary>
    private const int MostRings = 12;

    private static readonly string[] Dashes = ["solid", "dashed", "dotted"];

    /// <summary>Key of the training curve beside a validation curve.</summary>
    public static string TrainingKey(string key) => key + ".train";

    /// <param name="groups">Groups to draw as means; none: each run for itself.</param>
    /// <param name="train">Whether training curves are drawn too.</param>
    public static IReadOnlyList<CurveLine> Of(IReadOnlyList<ComparedRun> runs, IReadOnlyList<CurveGroup> groups, bool train)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(groups);
        var several = groups.Where(group => group.Runs.Count > 1).ToList();
        var grouped = several.SelectMany(group => group.Runs).ToHashSet();
        var alone = runs.Where(run => !grouped.Contains(run)).ToList();
        List<CurveLine> lines = [.. several.SelectMany(MembersOf), .. several.Select(group => MeanOf(group, Validation)), .. Alone(alone, alone.Count + several.Count <= MostRings)];
        return train
            ? [.. several.Select(group => Trained(MeanOf(group, Training))), .. alone.Select(run => Trained(LineOf(run, run.Label, Training))), .. lines]
            : lines;
    }

    /// <summary>The entropy of each distribution among the runs.</summary>
    public static IReadOnlyList<ReferenceLine> FloorsOf(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var floors = runs.Where(run => run.Run.EntropyFloor is { } floor && double.IsFinite(floor)).DistinctBy(run => run.Distribution).ToList();
        return [.. floors.Select(run => new ReferenceLine(floors.Count == 1 ? "entropy floor" : $"floor of {run.Run.DatasetName}", run.Run.EntropyFloor!.Value))];
    }

    /// <summary>There are more runs than colours: those of one colour are told apart by their strokes.</summary>
    private static IEnumerable<CurveLine> Alone(List<ComparedRun> runs, bool rings)
    {
        var used = new Dictionary<string, int>();
        foreach (var run in runs)
        {
            var times = used[run.Colour] = used.GetValueOrDefault(run.Colour, -1) + 1;
            yield return LineOf(run, run.Label, Validation) with { MarkBest = rings, Dash = Dashes[times % Dashes.Length], Width = rings ? 1.75 : 1 };
        }
    }

    private static IEnumerable<CurveLine> MembersOf(CurveGroup group) => group.Runs.Select(run =>
        LineOf(run, $"{group.Name}, {run.Label}", Validation) with { Colour = group.Runs[0].Colour, Legend = group.Name, Width = 0.75, Opacity = 0.45, InTooltip = false });

    private static CurveLine MeanOf(CurveGroup group, string column) =>
        new(group.Name, column, group.Runs[0].Colour, Revision([.. group.Runs])) { Key = group.Runs[0].Run.Id, Members = [.. group.Runs.Select(run => run.Run.Id)], Width = 2.25 };

    private static CurveLine LineOf(ComparedRun run, string name, string column) => new(name, column, run.Colour, Revision([run])) { Key = run.Run.Id, Id = run.Run.Id };

    private static CurveLine Trained(CurveLine line) =>
        line with { Key = TrainingKey(line.Key), Name = $"{line.Name}, train", Width = line.Width * 0.6, Opacity = 0.6, Dash = "dashed", Band = false };

    /// <summary>Changes with each epoch and state, and when a run goes back to a checkpoint.</summary>
    private static int Revision(IReadOnlyList<ComparedRun> runs) =>
        runs.Aggregate(17, (hash, run) => unchecked((((((hash * 31) + run.Run.Epoch) * 31) + run.Run.Resumes) * 31) + (int)run.Run.Status));
}
