namespace RealNvp.Engine.Datasets.Csv;

/// <summary>What a column is good for.</summary>
public enum CsvColumnKind
{
    /// <summary>Numbers that differ: usable.</summary>
    Numeric,

    /// <summary>The same number in every row: it has no density.</summary>
    Constant,

    /// <summary>At least one cell is no number.</summary>
    Text,

    /// <summary>No cell has a value.</summary>
    Empty,
}
