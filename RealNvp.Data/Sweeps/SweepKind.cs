namespace RealNvp.Data.Sweeps;

/// <summary>How a sweep chooses its combinations of values. Stored as a number: new kinds go to the end.</summary>
public enum SweepKind
{
    /// <summary>Every combination of the values of all dimensions.</summary>
    Grid,

    /// <summary>Combinations drawn at random.</summary>
    Random,

    /// <summary>Drawn at random, and stopped early where others did better with as many epochs: asynchronous successive halving.</summary>
    Asha,
}
