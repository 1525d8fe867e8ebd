namespace RealNvp.Engine.Specs;

/// <summary>How the learning rate moves over a run.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same rate in every step.</summary>
    Constant,

    /// <summary>Half a cosine from the set rate down to zero.</summary>
    Cosine,

    /// <summary>Linear warm-up over the first tenth of all steps to the set rate, then half a cosine down to zero.</summary>
    OneCycle,

    /// <summary>Multiplied with a factor every so many epochs.</summary>
    Step,

    /// <summary>Multiplied with a factor whenever the validation NLL has not improved for so many epochs.</summary>
    Plateau,
}
