using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <param name="RunId">The queued run; null: the trial no longer waits, or there are errors.</param>
/// <param name="Errors">Everything wrong with the settings by now, such as a data set that has been deleted.</param>
public sealed record TrialLaunch(string? RunId, IReadOnlyList<FieldError> Errors);
