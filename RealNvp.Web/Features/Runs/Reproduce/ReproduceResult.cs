using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Reproduce;

/// <param name="Found">False: the run does not exist.</param>
/// <param name="Run">The queued reproduction, or null with what stands in its way.</param>
/// <param name="Refusal">Why the run's state does not allow it, or null.</param>
/// <param name="Errors">What is wrong with its settings by now.</param>
public sealed record ReproduceResult(bool Found, RunRecord? Run, string? Refusal, IReadOnlyList<FieldError> Errors)
{
    public static ReproduceResult NotFound { get; } = new(false, null, null, []);

    public static ReproduceResult Refused(string why) => new(true, null, why, []);
}
