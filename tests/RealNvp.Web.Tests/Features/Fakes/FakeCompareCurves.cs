using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Has no curve, and notes what was asked for.</summary>
internal sealed class FakeCompareCurves(List<string> reads) : ICompareCurves
{
    public Task<CurveSet> ReadAsync(CurveQuery query, CancellationToken cancellationToken = default)
    {
        reads.Add($"{query.Column} of {string.Join(' ', query.Runs)}");
        return Task.FromResult(new CurveSet([], []));
    }
}
