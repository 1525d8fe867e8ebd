namespace RealNvp.Engine.Training;

/// <summary>How a training loop ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are done.</summary>
    Finished,

    /// <summary>Stopped on request.</summary>
    Cancelled,
}
