namespace RealNvp.Web.Features.Runs;

/// <summary>How an action on a run went.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Message">For people, when it was not: "The run has already completed."</param>
public sealed record RunActionResult(RunActionOutcome Outcome, string? Message = null)
{
    public static RunActionResult Done { get; } = new(RunActionOutcome.Done);
}
