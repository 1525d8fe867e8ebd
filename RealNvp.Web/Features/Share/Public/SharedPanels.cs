using RealNvp.Web.Charts;
using RealNvp.Web.Features.Compare;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>The point clouds of a shared page: the data, where they may be shown, and what each run makes of noise.</summary>
internal static class SharedPanels
{
    public static IReadOnlyList<SnapshotPanel> Of(string token, SharedContent content)
    {
        var groups = content.Runs.ToDictionary(run => run, run => ComparedRun.DistributionOf(run.Run));
        var numbers = groups.Values.Distinct().Index().ToDictionary(group => group.Item, group => $"{group.Index}");
        var panels = content.Runs.Select(run => Panel(token, run, "generated") with
        {
            Title = content.Runs.Count == 1 ? "Generated" : run.Label,
            Caption = "what the flow makes of noise",
            Colour = content.Runs.Count == 1 ? "var(--chart-generated)" : run.Colour,
            Group = numbers[groups[run]],
        }).ToList();
        if (numbers.Count == 1 && content.Runs.FirstOrDefault(run => run.ShowsData) is { } any)
        {
            // There from the first moment on, so that the clouds of an open page keep their places.
            var first = content.Runs.FirstOrDefault(run => run.ShowsData && run.Snapshots.Count > 0) ?? any;
            panels.Insert(0, Panel(token, first, "data") with { Title = "Data", Caption = "points of the data set", Colour = "var(--chart-data)", Group = "0" });
        }

        return panels;
    }

    /// <summary>The columns on the axes, which every run has; by name where all call them alike.</summary>
    public static IReadOnlyList<string> Names(SharedContent content)
    {
        var known = content.Runs.Select(run => run.Run.Columns).Where(columns => columns.Count >= 2).ToList();
        return known.Count == 0 ? ["x1", "x2"]
            : known.TrueForAll(columns => columns.SequenceEqual(known[0])) ? known[0]
            : [.. Enumerable.Range(1, known.Min(columns => columns.Count)).Select(i => $"column {i}")];
    }

    private static SnapshotPanel Panel(string token, SharedRun run, string tensor) => new()
    {
        Title = "",
        UrlFormat = ShareUrls.SnapshotFiles(token, run.Index),
        Tensor = tensor,
        Epochs = run.Snapshots,
        Colour = run.Colour,
        ColumnNames = run.Run.Columns.Count >= 2 ? run.Run.Columns : null,
        EqualUnits = run.ShowsData,
        EmptyText = run.Run.IsEnded ? "No snapshot was taken" : "The first snapshot comes with the start of training",
    };
}
