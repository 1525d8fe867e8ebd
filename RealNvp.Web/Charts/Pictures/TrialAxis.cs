namespace RealNvp.Web.Charts.Pictures;

/// <summary>What trials are drawn over.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Log">Whether the places are seen better on a logarithmic axis; only for positive ones.</param>
/// <param name="Whole">Whether only whole numbers are marked.</param>
/// <param name="BestSoFar">Whether the order of the places is that of time, so that a line can follow the best so far.</param>
public sealed record TrialAxis(string Name, bool Log, bool Whole, bool BestSoFar)
{
    public static TrialAxis Number { get; } = new("trial", Log: false, Whole: true, BestSoFar: true);
}
