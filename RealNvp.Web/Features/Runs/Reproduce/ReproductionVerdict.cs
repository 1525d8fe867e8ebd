namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>What came of a reproduction.</summary>
public enum ReproductionVerdict
{
    /// <summary>It has not ended; the epochs so far are compared.</summary>
    Pending,

    /// <summary>All numbers of all epochs and all weights are equal, bit by bit.</summary>
    Equal,

    /// <summary>Some are not.</summary>
    Different,

    /// <summary>It failed or was cancelled, or its weights cannot be read, with equal numbers so far.</summary>
    Unfinished,

    /// <summary>The run it reproduces has been deleted.</summary>
    Gone,
}
