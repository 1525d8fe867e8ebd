using RealNvp.Data.Sharing;

namespace RealNvp.Web.Features.Share;

/// <summary>What a link opens.</summary>
/// <param name="Link">The link.</param>
/// <param name="Runs">Its runs that still exist, in its order.</param>
public sealed record SharedContent(ShareLink Link, IReadOnlyList<SharedRun> Runs)
{
    /// <summary>How many of its runs have been deleted.</summary>
    public int Missing => Link.Targets.Count - Runs.Count;

    /// <summary>Whether anything may still change.</summary>
    public bool IsLive => Runs.Any(run => !run.Run.IsEnded);

    /// <summary>Name of the page.</summary>
    public string Title => Link.Kind == ShareKind.Comparison ? $"Comparison of {string.Join(", ", Runs.Select(run => run.Label))}" : Runs[0].Label;

    public SharedRun? Find(int index) => Runs.FirstOrDefault(run => run.Index == index);
}
