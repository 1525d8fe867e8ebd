namespace RealNvp.Web.Features.Compare.Api;

/// <summary>Numbers for pictures: no more digits than can be seen, null for what JSON has no word for.</summary>
internal static class CurveNumber
{
    public static double?[] Places(double[] x) => [.. x.Select(place => double.IsFinite(place) ? Math.Round(place, 3) : (double?)null)];

    /// <summary>Seven digits: a curve is zoomed into, but not that far.</summary>
    public static double?[] Values(double[] y) => [.. y.Select(value => double.IsFinite(value) ? (double)(decimal)(float)Math.Clamp(value, -1e25, 1e25) : (double?)null)];
}
