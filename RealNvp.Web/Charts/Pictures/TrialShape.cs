namespace RealNvp.Web.Charts.Pictures;

/// <summary>What a trial's mark looks like: how far the trial is, told by shape and filling and not by colour alone.</summary>
public enum TrialShape
{
    /// <summary>A disc: it has trained to its end.</summary>
    Finished,

    /// <summary>An empty triangle: it goes on, and its result may still change.</summary>
    Training,

    /// <summary>A ring: it ended before its last epoch.</summary>
    Early,
}
