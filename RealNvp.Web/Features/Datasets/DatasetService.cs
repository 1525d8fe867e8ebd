using RealNvp.Data.Datasets;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets;

/// <summary>Data sets over the catalogue of toys and the store of uploads.</summary>
internal sealed class DatasetService(IDatasetStore store, UploadStaging staging) : IDatasetService
{
    /// <summary>Name of an upload's file beside the spec of a run; its name on the user's machine does not matter there.</summary>
    private const string RunFileName = "data.csv";

    public async Task<IReadOnlyList<DatasetChoice>> ListAsync(CancellationToken cancellationToken = default)
    {
        var uploads = await store.ListAsync(cancellationToken);
        return [.. ToyCatalogue.All.Select(toy => toy.ToChoice()), .. uploads.Select(record => record.ToUpload().ToChoice())];
    }

    public async Task<UploadedDataset?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        (await store.FindAsync(id, cancellationToken))?.ToUpload();

    public async Task<PointPreview?> PreviewAsync(DatasetSpec dataset, int maxPoints, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var count = Math.Clamp(maxPoints, 1, DatasetLimits.PreviewPoints);
        if (dataset.Id is { } id)
        {
            return await store.FindAsync(id, cancellationToken) is { } record
                ? new PointPreview(record.Columns, DatasetSummary.Parse(record.SummaryJson).Points(record.Columns.Count, count))
                : null;
        }

        if (ToyCatalogue.Find(dataset.Kind) is not { } toy || ToyProblems(dataset).Count > 0)
        {
            return null;
        }

        var values = toy.Sample(Math.Min(count, Math.Max(1, dataset.Samples)), dataset.Noise ?? toy.Noise.Default, toy.Complete(dataset.Parameters), dataset.Seed);
        return new PointPreview(ToyDataset.Columns, Array.ConvertAll(values, value => (float)value));
    }

    public async Task<ResolvedDataset?> ResolveAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } record)
        {
            return null;
        }

        var source = record.ReadSource() ?? new CsvSource { File = RunFileName, Columns = record.Columns, DropMissingRows = record.DroppedRows > 0 };
        return new ResolvedDataset(record.Name, record.Rows, record.Columns, source);
    }

    public Task<CsvInspection> InspectAsync(StagedFile file, CsvFormat? format, CancellationToken cancellationToken = default) =>
        Task.Run(() => CsvInspector.Inspect(file.Path, format, staging.Limits, cancellationToken), cancellationToken);

    public async Task<DatasetSaveResult> SaveAsync(DatasetUpload upload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var name = DatasetNames.Clean(upload.Name ?? "");
        name = name.Length == 0 ? DatasetNames.FromFile(upload.File.FileName) : name;
        List<FieldError> errors = DatasetNames.Check(name) is { } nameError ? [nameError] : [];
        var source = new CsvSource { File = RunFileName, Format = upload.Format, Columns = upload.Columns, DropMissingRows = upload.DropMissingRows };
        CsvImport import;
        try
        {
            import = await Task.Run(() => CsvImporter.Summarize(upload.File.Path, source, staging.Limits, cancellationToken), cancellationToken);
        }
        catch (DataFormatException exception)
        {
            return new DatasetSaveResult(null, [.. errors, .. exception.Problems]);
        }

        if (errors.Count > 0)
        {
            return new DatasetSaveResult(null, errors);
        }

        var dataset = new NewDataset
        {
            Name = name,
            FileName = upload.File.FileName,
            ImportJson = SpecJson.Serialize(import.Source),
            Columns = import.Source.Columns,
            Rows = import.Rows,
            DroppedRows = import.DroppedRows,
            SummaryJson = DatasetSummary.Of(import.Statistics, import.Sample).ToJson(),
        };
        await using var content = new FileStream(upload.File.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        var record = await store.CreateAsync(dataset, content, cancellationToken);
        return new DatasetSaveResult(record.ToUpload(), []);
    }

    public async Task<DatasetDeleteResult> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var outcome = await store.TryDeleteAsync(id, cancellationToken);
        return outcome switch
        {
            DatasetDeletion.InUse => new DatasetDeleteResult(outcome, InUse((await store.FindAsync(id, cancellationToken))?.RunCount ?? 0)),
            DatasetDeletion.NotFound => new DatasetDeleteResult(outcome, "There is no such data set."),
            _ => new DatasetDeleteResult(outcome),
        };
    }

    /// <summary>What is wrong with a toy's kind, noise and parameters.</summary>
    internal static IReadOnlyList<FieldError> ToyProblems(DatasetSpec toy) =>
        [.. RunSpecValidator.Validate(new RunSpec { Dataset = toy with { Samples = DatasetSpec.Defaults.Samples } }).Where(error => error.Field.StartsWith("dataset.", StringComparison.Ordinal))];

    private static string InUse(int runs) => runs == 1
        ? "1 run uses this data set; delete it first, for good: one in the trash counts, too."
        : FormattableString.Invariant($"{runs:#,##0} runs use this data set; delete them first, for good: those in the trash count, too.");
}
