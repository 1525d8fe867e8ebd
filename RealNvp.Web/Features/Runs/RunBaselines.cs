using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Features.Runs;

/// <summary>The baselines of a run as stored.</summary>
internal static class RunBaselines
{
    /// <summary>Null where none were computed.</summary>
    public static IReadOnlyList<BaselineResult>? Of(RunRecord run) =>
        run.BaselinesJson is { } json ? SpecJson.Deserialize<List<BaselineResult>>(json) : null;
}
