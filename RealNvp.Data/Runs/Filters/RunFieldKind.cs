namespace RealNvp.Data.Runs.Filters;

/// <summary>What a field's values are.</summary>
public enum RunFieldKind
{
    /// <summary>Numbers; states by their number and switches as 0 and 1.</summary>
    Number,
    Text,

    /// <summary>UTC.</summary>
    Moment,

    /// <summary>Several texts.</summary>
    Tags,
}
