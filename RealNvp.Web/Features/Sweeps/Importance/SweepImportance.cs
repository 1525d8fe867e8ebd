namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>Which settings of a sweep mattered.</summary>
/// <param name="Trials">Trials with a result that were used: completed ones, as stopped ones have trained for less.</param>
/// <param name="Needed">Trials that it takes at least.</param>
/// <param name="Explained">Share of the objective's variance that the settings explain on trials not used for fitting, 0 to 1; null: too few trials.</param>
/// <param name="Dimensions">By falling share; empty: too few trials.</param>
/// <param name="Note">What a reader must know, in a sentence: too few trials, or that the settings explain little. Null: nothing.</param>
public sealed record SweepImportance(int Trials, int Needed, double? Explained, IReadOnlyList<DimensionImportance> Dimensions, string? Note);
