namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>What one setting of a sweep had to do with the objective.</summary>
/// <param name="Setting">Path of the setting.</param>
/// <param name="Share">Its share of what can be explained, 0 to 1; the shares of all settings sum to 1, or are all 0 where nothing can be explained.</param>
/// <param name="Correlation">
/// Spearman's rank correlation of the setting with the objective, -1 to 1: positive, a higher value goes with a higher objective. Null: the values have
/// no order (words), or are all the same.
/// </param>
public sealed record DimensionImportance(string Setting, double Share, double? Correlation);
