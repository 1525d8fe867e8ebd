namespace RealNvp.Engine.Datasets.Csv;

/// <summary>What a cell of a CSV file holds.</summary>
internal enum CsvCellKind
{
    Number,
    Missing,

    /// <summary>A number beyond what a double can hold (1e400), or infinity.</summary>
    OutOfRange,
    Text,
}
