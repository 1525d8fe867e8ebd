using RealNvp.Web.Features.Compare;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Settings and results of the shared runs as rows of a table.</summary>
internal static class SharedRows
{
    public static IReadOnlyList<CompareRow> Settings(SharedContent content) => CompareRows.Settings(Compared(content));

    public static IReadOnlyList<CompareRow> Results(SharedContent content) => CompareRows.Results(Compared(content));

    private static IReadOnlyList<ComparedRun> Compared(SharedContent content) =>
        [.. content.Runs.Select(run => new ComparedRun(run.Run, run.Colour, run.Label, run.Snapshots, ComparedRun.DistributionOf(run.Run)))];
}
