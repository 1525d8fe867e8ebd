namespace RealNvp.Web.Features.Sweeps;

/// <summary>How an action on a sweep went.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Message">For people, when it was not: "The sweep has already completed."</param>
public sealed record SweepActionResult(SweepActionOutcome Outcome, string? Message = null)
{
    public static SweepActionResult Done { get; } = new(SweepActionOutcome.Done);
}
