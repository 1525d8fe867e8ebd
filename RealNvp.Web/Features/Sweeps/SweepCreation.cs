using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <param name="Id">Id of the new sweep, whose trials go into the queue from now on; null when there are errors.</param>
/// <param name="Errors">Everything wrong, as <see cref="SweepPreview.Errors"/>.</param>
public sealed record SweepCreation(string? Id, IReadOnlyList<FieldError> Errors);
