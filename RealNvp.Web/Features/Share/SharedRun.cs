using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Features.Share;

/// <summary>A run that a link shows.</summary>
/// <param name="Index">Its place among the link's runs, or its number as a sweep's trial: below the token it is known by this alone.</param>
/// <param name="Run">The run.</param>
/// <param name="Label">Its name, unique on the page.</param>
/// <param name="Colour">Its colour as a CSS value.</param>
/// <param name="Snapshots">Epochs with a snapshot.</param>
public sealed record SharedRun(int Index, RunRecord Run, string Label, string Colour, IReadOnlyList<int> Snapshots)
{
    /// <summary>
    /// Whether rows of the data may be shown. A toy's can be drawn by anybody; a table's belong to those who uploaded it, and a link to a run
    /// does not give them away.
    /// </summary>
    public bool ShowsData { get; } = RunToy.Of(Run) is not null;
}
