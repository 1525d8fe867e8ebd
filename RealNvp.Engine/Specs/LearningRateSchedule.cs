namespace RealNvp.Engine.Specs;

/// <summary>How the learning rate moves over a run.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same rate in every step.</summary>
    Constant,

    /// <summary>Linear warm-up over the first tenth of all steps to the set rate, then half a cosine down to zero.</summary>
    OneCycle,
}
