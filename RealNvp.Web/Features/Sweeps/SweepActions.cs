using RealNvp.Data.Sweeps;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Why an action on a sweep was not done, in words.</summary>
internal static class SweepActions
{
    public static SweepActionResult NotFound(string id) => new(SweepActionOutcome.NotFound, $"There is no sweep {ShortText.Of(id)}.");

    /// <param name="sweep">The sweep as it is now; null: it does not exist.</param>
    /// <param name="action"><c>cancel</c>, <c>pause</c>, <c>continue</c> or <c>delete</c>.</param>
    public static SweepActionResult Refuse(string id, SweepRecord? sweep, string action) => sweep is null
        ? NotFound(id)
        : new SweepActionResult(SweepActionOutcome.Conflict, (sweep.Status, action) switch
        {
            (SweepStatus.Running or SweepStatus.Paused, "delete") => "The sweep has not ended; cancel it first.",
            (_, "delete") => "A run of the sweep is still training or about to stop; try again when it has ended.",
            (SweepStatus.Running, "continue") => "The sweep is running already.",
            (SweepStatus.Paused, "pause") => "The sweep is paused already.",
            (SweepStatus.Completed, _) => "The sweep has already completed.",
            _ => "The sweep has already been cancelled.",
        });

    public static SweepActionResult RefuseRevival(SweepTrial? trial, int number) => trial switch
    {
        null => new(SweepActionOutcome.NotFound, $"The sweep has no trial {number}."),
        { IsTrashed: true } => new(SweepActionOutcome.Conflict, "The trial's run is in the trash; restore it first."),
        { State: SweepTrialState.Stopped } => new(SweepActionOutcome.Conflict, "The trial is about to stop; try again in a moment."),
        { Stop: not null, State: SweepTrialState.Running } => new(SweepActionOutcome.Conflict, "The trial trains; if it is about to stop, try again in a moment."),
        _ => new(SweepActionOutcome.Conflict, "The trial was not stopped early; only such trials are revived. A run that failed or was cancelled is resumed on its own page."),
    };
}
