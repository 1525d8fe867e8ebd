using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets;

/// <summary>Everything pages and API do with data sets.</summary>
public interface IDatasetService
{
    /// <summary>Toys in the order of the catalogue, then uploads, newest first.</summary>
    Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>An upload; null: there is none with that id.</summary>
    Task<UploadedDataset?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Some points of a toy or an upload, the same for the same spec.</summary>
    /// <param name="dataset">Which; a toy's noise and parameters must be within their limits.</param>
    /// <param name="maxPoints">Most points to return; never more than <see cref="DatasetLimits.PreviewPoints"/>.</param>
    /// <returns>Null: there is no such data set, or its parameters are out of range.</returns>
    Task<PointPreview?> PreviewAsync(DatasetSpec dataset, int maxPoints, CancellationToken cancellationToken = default);

    /// <summary>Rows, columns and CSV source of an upload, for launching a run on it; null: there is none with that id.</summary>
    Task<ResolvedDataset?> ResolveAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Looks through a staged file.</summary>
    /// <param name="format">How it is written; null: detect.</param>
    /// <exception cref="DataFormatException">The file cannot be read at all.</exception>
    Task<CsvInspection> InspectAsync(StagedFile file, CsvFormat? format, CancellationToken cancellationToken = default);

    /// <summary>Checks a staged file with all that was decided about it and stores it.</summary>
    Task<DatasetSaveResult> SaveAsync(DatasetUpload upload, CancellationToken cancellationToken = default);

    /// <summary>Deletes an upload that no run uses.</summary>
    Task<DatasetDeleteResult> DeleteAsync(string id, CancellationToken cancellationToken = default);
}
