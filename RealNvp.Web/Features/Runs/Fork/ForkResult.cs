using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Fork;

/// <param name="Found">False: the run to go on from does not exist.</param>
/// <param name="Run">The queued fork, or null with <paramref name="Errors"/>.</param>
/// <param name="Errors">Everything wrong with it.</param>
public sealed record ForkResult(bool Found, RunRecord? Run, IReadOnlyList<FieldError> Errors)
{
    public static ForkResult NotFound { get; } = new(false, null, []);
}
