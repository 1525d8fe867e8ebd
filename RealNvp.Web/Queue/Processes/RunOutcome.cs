using RealNvp.Data.Runs;

namespace RealNvp.Web.Queue.Processes;

/// <summary>How a run's time in its process ended: the state its row is to take.</summary>
internal abstract record RunOutcome
{
    public sealed record Completed(RunFinish Finish) : RunOutcome;

    public sealed record Cancelled : RunOutcome;

    /// <param name="Reason">What went wrong, in a user's words.</param>
    /// <param name="Advice">What to change, or null.</param>
    /// <param name="KeepFolder">The work folder holds results that could not be saved; a later start imports them.</param>
    public sealed record Failed(string Reason, string? Advice = null, bool KeepFolder = false) : RunOutcome;

    /// <summary>The host ends; the run goes on after the restart.</summary>
    public sealed record Interrupted : RunOutcome;
}
