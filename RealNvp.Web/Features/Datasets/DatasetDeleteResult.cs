using RealNvp.Data.Datasets;

namespace RealNvp.Web.Features.Datasets;

/// <param name="Outcome">Whether it was deleted.</param>
/// <param name="Message">For people, when it was not: "3 runs use this data set."</param>
public sealed record DatasetDeleteResult(DatasetDeletion Outcome, string? Message = null);
