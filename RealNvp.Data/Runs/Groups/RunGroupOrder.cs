namespace RealNvp.Data.Runs.Groups;

/// <summary>Which group comes first. Groups that have none of it come last.</summary>
public enum RunGroupOrder
{
    /// <summary>The one with the least value of the result.</summary>
    Least,

    /// <summary>The one with the least mean.</summary>
    Mean,

    /// <summary>The one with the largest value.</summary>
    Largest,

    /// <summary>The one with the most runs.</summary>
    Runs,

    /// <summary>The one with the least of what the groups have in common.</summary>
    Value,
}
