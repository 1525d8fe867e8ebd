namespace RealNvp.Engine.Specs;

/// <summary>What the data and the machine allow a run.</summary>
public sealed record RunLimits
{
    /// <summary>Rows of the data set, where known.</summary>
    public int? Rows { get; init; }

    /// <summary>Columns of the data set, where known.</summary>
    public int? Columns { get; init; }

    /// <summary>
    /// Whether a spec may name a CSV file by its path. Only for people at this machine's own command line: a server that took
    /// paths from its users would read them any file.
    /// </summary>
    public bool FilesAllowed { get; init; }

    /// <summary>Memory a training process may take.</summary>
    public double MemoryBytes { get; init; } = 0.9 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
