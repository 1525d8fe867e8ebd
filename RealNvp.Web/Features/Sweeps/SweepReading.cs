using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>What reading a sweep's JSON gave.</summary>
/// <param name="Request">The wish with its defaults filled in; where <paramref name="Errors"/> is not empty, with the wrong values left out.</param>
/// <param name="Errors">
/// What could not be read, by field: <c>dimensions[1].min</c>, <c>asha.eta</c>, and for a base setting <c>base.</c> before its path. Whether the values
/// make a sweep is looked at by <see cref="ISweepService.PreviewAsync"/>, which tells these errors too.
/// </param>
public sealed record SweepReading(SweepRequest Request, IReadOnlyList<FieldError> Errors)
{
    public static SweepReading Of(SweepRequest request) => new(request, []);
}
