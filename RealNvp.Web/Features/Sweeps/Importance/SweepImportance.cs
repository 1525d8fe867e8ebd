namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>Which settings of a sweep mattered.</summary>
/// <param name="Trials">Trials whose result was used: completed ones; with successive halving all that came to the first comparison, by what they had there.</param>
/// <param name="Needed">Combinations of values with a result that it takes at least; seeds of one combination count once, by their mean.</param>
/// <param name="Explained">
/// Share of the variance that the settings explain on combinations not used for fitting, 0 to 1, of the objective's ranks; null: too few.
/// </param>
/// <param name="Dimensions">By falling share; empty: too few results.</param>
/// <param name="Note">What a reader must know, in a sentence: too few results, or that the settings explain little. Null: nothing.</param>
public sealed record SweepImportance(int Trials, int Needed, double? Explained, IReadOnlyList<DimensionImportance> Dimensions, string? Note)
{
    /// <summary>Combinations with a result: what <see cref="Needed"/> is compared with.</summary>
    public int Combinations { get; init; }
}
