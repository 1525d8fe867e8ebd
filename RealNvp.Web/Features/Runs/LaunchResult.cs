using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <param name="Run">The queued run, or null when there are errors.</param>
/// <param name="Errors">Everything wrong with the spec.</param>
public sealed record LaunchResult(RunRecord? Run, IReadOnlyList<FieldError> Errors);
