namespace RealNvp.Data.Runs.Filters;

/// <summary>A field of the run compared with a value.</summary>
/// <param name="Field">What is compared. Of tags it is enough that one compares.</param>
/// <param name="How">How; texts know <see cref="RunComparison.Equal"/> and <see cref="RunComparison.Contains"/>, both ignoring case.</param>
/// <param name="Value">A <see cref="double"/>, <see cref="string"/> or <see cref="DateTime"/> (UTC) as the field's kind asks; null: the run has no value.</param>
public sealed record Comparison(RunField Field, RunComparison How, object? Value) : RunFilter;
