namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>Curves of several runs at once, smoothed over all their epochs and thinned to what a picture can show.</summary>
public interface ICompareCurves
{
    Task<CurveSet> ReadAsync(CurveQuery query, CancellationToken cancellationToken = default);
}
