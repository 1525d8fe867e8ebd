namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Why a run's result does not count.</summary>
public enum LeftOut
{
    /// <summary>It counts.</summary>
    No,

    /// <summary>Queued or running.</summary>
    NotEnded,

    Failed,

    Cancelled,

    /// <summary>Completed without a finite value of the figure.</summary>
    NoValue,

    /// <summary>A run with the same settings and seed counts already: it is the same result once more.</summary>
    SameSeed,
}
