using RealNvp.Data.Sharing;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share;

/// <summary>What a link opens.</summary>
/// <param name="Link">The link.</param>
/// <param name="Runs">Its runs that still exist, in its order; of a sweep the best trial's, if it has one. A view's runs are read by their page.</param>
public sealed record SharedContent(ShareLink Link, IReadOnlyList<SharedRun> Runs)
{
    /// <summary>Names in a title; fifty would be a paragraph.</summary>
    private const int MostNames = 4;

    /// <summary>There exactly if the link shows a sweep.</summary>
    public SharedSweep? Sweep { get; init; }

    /// <summary>How many of its runs have been deleted.</summary>
    public int Missing => Link.Kind is ShareKind.Run or ShareKind.Comparison ? Link.Targets.Count - Runs.Count : 0;

    /// <summary>Whether anything may still change.</summary>
    public bool IsLive => Sweep?.IsLive ?? Runs.Any(run => !run.Run.IsEnded);

    /// <summary>Name of the page.</summary>
    public string Title => Link.Kind switch
    {
        ShareKind.Comparison => $"Comparison of {Names}",
        ShareKind.Sweep => Sweep!.Summary.Name,
        ShareKind.View => Link.Title,
        _ => Runs[0].Label,
    };

    private string Names => Runs.Count <= MostNames + 1
        ? string.Join(", ", Runs.Select(run => run.Label))
        : $"{string.Join(", ", Runs.Take(MostNames).Select(run => run.Label))} and {Format.Count(Runs.Count - MostNames)} more";

    public SharedRun? Find(int index) => Runs.FirstOrDefault(run => run.Index == index);
}
