namespace RealNvp.Engine.Datasets.Csv;

/// <summary>A row with more or fewer fields than the file has columns.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Fields">Fields it has.</param>
public sealed record CsvRaggedRow(long Line, int Fields);
