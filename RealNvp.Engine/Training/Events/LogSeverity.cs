namespace RealNvp.Engine.Training.Events;

/// <summary>How much a log line matters.</summary>
public enum LogSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Worth a look: something may be wrong with the settings or the result.</summary>
    Warning,
}
