namespace RealNvp.Engine.Datasets.Csv;

/// <summary>A cell that is no usable number.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Text">What it says, shortened.</param>
/// <param name="IsOutOfRange">True for a number too large for a computer (1e400) or infinite.</param>
public sealed record CsvBadCell(long Line, string Column, string Text, bool IsOutOfRange)
{
    /// <summary>"setosa" in line 2; 1e400 in line 7 (out of range).</summary>
    public override string ToString() => IsOutOfRange ? $"{Text} in line {Line} (out of range)" : $"\"{Text}\" in line {Line}";
}
