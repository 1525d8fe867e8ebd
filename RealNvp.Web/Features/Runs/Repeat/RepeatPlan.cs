namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>What running a run's settings again would launch.</summary>
/// <param name="Seeds">Training seeds of the repeats.</param>
/// <param name="SameSettings">Runs there are already with these settings, the run itself included.</param>
/// <param name="SecondsEach">Training time of one, as long as this run took; null: not known yet.</param>
public sealed record RepeatPlan(IReadOnlyList<int> Seeds, int SameSettings, double? SecondsEach);
