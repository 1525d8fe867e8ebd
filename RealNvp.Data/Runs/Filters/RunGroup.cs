namespace RealNvp.Data.Runs.Filters;

/// <summary>Runs that have one value of a field in common.</summary>
/// <param name="Value">A <see cref="double"/>, <see cref="string"/> or <see cref="DateTime"/> as the field's kind has it; null: they have none.</param>
/// <param name="Count">How many runs.</param>
public sealed record RunGroup(object? Value, int Count);
