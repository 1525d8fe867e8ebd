namespace RealNvp.Data.Logs;

/// <summary>How much a line of a run's log matters.</summary>
public enum RunLogLevel
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Worth a look: something may be wrong with the settings or the result.</summary>
    Warning,
}
