namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>What the curves of compared runs are drawn over.</summary>
public enum CurveAxis
{
    Epoch,

    /// <summary>Optimizer steps so far.</summary>
    Step,

    /// <summary>Training rows seen so far, each as often as it was seen.</summary>
    Samples,

    /// <summary>Training time so far.</summary>
    Seconds,

    /// <summary>The clock, in milliseconds since 1970: the run's start plus its training time.</summary>
    Wall,
}
