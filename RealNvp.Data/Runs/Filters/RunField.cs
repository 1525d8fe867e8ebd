namespace RealNvp.Data.Runs.Filters;

/// <summary>Something a run has a value of: a column of its row, or a setting of its spec.</summary>
public sealed record RunField
{
    private RunField(RunValue? value, string? path, RunFieldKind kind) => (Value, Path, Kind) = (value, path, kind);

    /// <summary>The row's column; null for a setting.</summary>
    public RunValue? Value { get; }

    /// <summary>The setting's path in the spec's JSON, <c>training.batchSize</c>; null for a column.</summary>
    public string? Path { get; }

    public RunFieldKind Kind { get; }

    public static RunField Of(RunValue value) => new(value, null, RunFieldSql.KindOf(value));

    /// <summary>A setting whose values are numbers or switches.</summary>
    public static RunField NumberSetting(string path) => new(null, path, RunFieldKind.Number);

    /// <summary>A setting whose values are words.</summary>
    public static RunField TextSetting(string path) => new(null, path, RunFieldKind.Text);
}
