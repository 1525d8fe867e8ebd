namespace RealNvp.Engine.Datasets;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">One of <c>,</c> <c>;</c> tab <c>|</c> or a space.</param>
/// <param name="DecimalMark"><c>.</c> or <c>,</c>.</param>
/// <param name="HasHeader">Whether the first record names the columns; if not they are called <c>c1</c>, <c>c2</c>, ...</param>
public sealed record CsvFormat(char Delimiter, char DecimalMark, bool HasHeader);
