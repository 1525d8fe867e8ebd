namespace RealNvp.Web.Charts;

/// <summary>What a curve is drawn over.</summary>
public enum XAxis
{
    Epoch,

    /// <summary>Training time so far.</summary>
    Seconds,
}
