namespace RealNvp.Web.Features.Sweeps;

/// <summary>How a dimension's values lie.</summary>
public enum SweepScale
{
    /// <summary>From a least to a largest value, evenly.</summary>
    Linear,

    /// <summary>From a least to a largest value, evenly in the logarithm.</summary>
    Log,

    /// <summary>A list of values.</summary>
    Choice,
}
