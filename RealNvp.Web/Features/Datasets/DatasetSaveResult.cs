using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets;

/// <param name="Dataset">The stored upload, or null when there are errors.</param>
/// <param name="Errors">Everything wrong with file and choices.</param>
public sealed record DatasetSaveResult(UploadedDataset? Dataset, IReadOnlyList<FieldError> Errors);
