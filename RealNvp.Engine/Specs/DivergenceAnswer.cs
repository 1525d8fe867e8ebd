namespace RealNvp.Engine.Specs;

/// <summary>What becomes of a run whose loss or gradient is no number any more.</summary>
public enum DivergenceAnswer
{
    /// <summary>The run fails and says why.</summary>
    Fail,

    /// <summary>The weights of the best epoch come back and training goes on with a lower rate.</summary>
    Retry,
}
