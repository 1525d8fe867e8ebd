using RealNvp.Data.Runs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs;

/// <summary>Why an action on a run was not done, in words.</summary>
internal static class RunActions
{
    public static RunActionResult NotFound(string id) =>
        new(RunActionOutcome.NotFound, $"There is no run {ShortText.Of(id)}.");

    /// <param name="run">The run as it is now; null: it does not exist.</param>
    /// <param name="action"><c>cancel</c>, <c>resume</c>, <c>trash</c>, <c>delete</c> or <c>bundle</c>.</param>
    public static RunActionResult Refuse(string id, RunRecord? run, string action) => run is null
        ? NotFound(id)
        : new RunActionResult(RunActionOutcome.Conflict, (run.Status, action) switch
        {
            (_, "resume") when run.TrashedAt is not null => "The run is in the trash; restore it first.",
            (RunStatus.Queued, "resume") => "The run is waiting in the queue already.",
            (RunStatus.Running, "resume") => "The run is training already.",
            (RunStatus.Queued or RunStatus.Running, "bundle") => "The run has not ended; its bundle can be downloaded when it has.",
            (RunStatus.Queued, _) => "The run is waiting in the queue; cancel it first.",
            (RunStatus.Running, "trash" or "delete") => "The run is training; cancel it first.",
            (_, "delete") => "The run is not in the trash; only what lies there is deleted for good.",
            (RunStatus.Running, _) => "The run is about to end; try again in a moment.",
            (RunStatus.Failed or RunStatus.Cancelled, "resume") when !run.CanResume =>
                "The run was trained elsewhere and its checkpoint stayed there; clone it to train it here.",
            (RunStatus.Completed, "resume") => "The run has completed all its epochs; clone it to train on.",
            (RunStatus.Completed, _) => "The run has already completed.",
            (RunStatus.Failed, _) => "The run has already failed.",
            _ => "The run has already been cancelled.",
        });
}
