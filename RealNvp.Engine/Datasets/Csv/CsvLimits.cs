namespace RealNvp.Engine.Datasets.Csv;

/// <summary>How large a CSV file may be. <see cref="MinRows"/> and <see cref="MinColumns"/> are what a flow needs, so they are no settings.</summary>
/// <param name="Bytes">Most bytes of the file.</param>
/// <param name="Rows">Most rows, the header not counted.</param>
/// <param name="Columns">Most columns.</param>
public sealed record CsvLimits(long Bytes, int Rows, int Columns)
{
    /// <summary>A held-out tenth of fewer rows would be a row or none.</summary>
    public const int MinRows = 20;

    /// <summary>A coupling passes some columns on and changes the others, so there must be two.</summary>
    public const int MinColumns = 2;

    /// <summary>For files that were checked before.</summary>
    public static CsvLimits None { get; } = new(long.MaxValue, int.MaxValue, int.MaxValue);

    public static CsvLimits Default { get; } = new(100_000_000, 1_000_000, 512);
}
