using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <param name="Found">False: the run to repeat does not exist.</param>
/// <param name="Runs">The queued repeats; empty when there are errors.</param>
/// <param name="Errors">Everything wrong with the order, or with the settings by now.</param>
public sealed record RepeatResult(bool Found, IReadOnlyList<RunRecord> Runs, IReadOnlyList<FieldError> Errors)
{
    public static RepeatResult NotFound { get; } = new(false, [], []);

    public static RepeatResult Refused(IReadOnlyList<FieldError> errors) => new(true, [], errors);
}
