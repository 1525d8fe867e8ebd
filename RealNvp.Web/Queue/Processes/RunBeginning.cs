namespace RealNvp.Web.Queue.Processes;

/// <summary>Where a training process starts.</summary>
internal enum RunBeginning
{
    /// <summary>At the first step.</summary>
    Fresh,

    /// <summary>At the run's own last checkpoint.</summary>
    Resumed,

    /// <summary>At the checkpoint of another run that it was forked from.</summary>
    Forked,
}
