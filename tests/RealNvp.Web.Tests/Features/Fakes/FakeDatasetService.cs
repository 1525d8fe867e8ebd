using RealNvp.Data.Datasets;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>The real toys and one upload, "faithful" of 272 rows and two columns.</summary>
internal sealed class FakeDatasetService : IDatasetService
{
    public const string UploadId = "up1";

    public List<DatasetSpec> Previews { get; } = [];

    private static UploadedDataset Upload => new()
    {
        Id = UploadId,
        Name = "faithful",
        FileName = "faithful.csv",
        Columns = ["eruptions", "waiting"],
        Statistics = [],
        Rows = 272,
        DroppedRows = 0,
        Format = null,
        Bytes = 3000,
        Sha256 = "",
        CreatedAt = RunFactory.Start,
        RunCount = 0,
    };

    public Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<DatasetChoice>>(
    [
        .. ToyCatalogue.All.Select(toy => new DatasetChoice
        {
            Key = toy.Kind, Title = toy.Title, Description = toy.Description, Spec = new DatasetSpec { Kind = toy.Kind }, Toy = toy,
        }),
        new DatasetChoice { Key = UploadId, Title = "faithful", Description = "272 rows", Spec = new DatasetSpec { Id = UploadId }, Upload = Upload },
    ]);

    public Task<UploadedDataset?> FindAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(id == UploadId ? Upload : null);

    public Task<PointPreview?> PreviewAsync(DatasetSpec dataset, int maxPoints, CancellationToken cancellationToken = default)
    {
        if (maxPoints > 500)
        {
            Previews.Add(dataset);
        }

        return Task.FromResult<PointPreview?>(new PointPreview(["x", "y"], [0, 0, 1, 1]));
    }

    public Task<ResolvedDataset?> ResolveAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult<ResolvedDataset?>(null);

    public Task<CsvInspection> InspectAsync(StagedFile file, CsvFormat? format, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The form of a run inspects no files.");

    public Task<DatasetSaveResult> SaveAsync(DatasetUpload upload, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The form of a run saves no files.");

    public Task<DatasetDeleteResult> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DatasetDeleteResult(DatasetDeletion.NotFound));
}
