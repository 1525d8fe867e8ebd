namespace RealNvp.Data.Sweeps;

/// <param name="Combination">Number of its combination of values, from 1.</param>
/// <param name="Seed">Training seed.</param>
/// <param name="Values">Spelled values in the order of the sweep's dimensions.</param>
public sealed record NewTrial(int Combination, int Seed, IReadOnlyList<string> Values);
