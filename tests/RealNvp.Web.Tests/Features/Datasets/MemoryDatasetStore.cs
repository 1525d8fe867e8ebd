using System.Security.Cryptography;
using RealNvp.Data.Datasets;

namespace RealNvp.Web.Tests.Features.Datasets;

/// <summary>Uploads in memory, newest first.</summary>
internal sealed class MemoryDatasetStore : IDatasetStore
{
    private readonly List<(DatasetRecord Record, byte[] Content)> _datasets = [];

    /// <summary>Runs that use each data set.</summary>
    public Dictionary<string, int> Runs { get; } = [];

    public bool IsBroken { get; set; }

    public async Task<DatasetRecord> CreateAsync(NewDataset dataset, Stream content, CancellationToken cancellationToken = default)
    {
        ThrowIfBroken();
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        var record = new DatasetRecord
        {
            Id = $"set{_datasets.Count + 1}",
            Name = dataset.Name,
            FileName = dataset.FileName,
            ImportJson = dataset.ImportJson,
            Columns = dataset.Columns,
            Rows = dataset.Rows,
            DroppedRows = dataset.DroppedRows,
            SummaryJson = dataset.SummaryJson,
            Bytes = memory.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(memory.ToArray())),
            CreatedAt = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
            RunCount = 0,
        };
        _datasets.Insert(0, (record, memory.ToArray()));
        return record;
    }

    public Task<DatasetRecord?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Task.FromResult(List().FirstOrDefault(record => record.Id == id));

    public Task<IReadOnlyList<DatasetRecord>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<DatasetRecord>>([.. List()]);

    public async Task<bool> CopyContentToAsync(string id, Stream destination, CancellationToken cancellationToken = default)
    {
        var content = _datasets.FirstOrDefault(dataset => dataset.Record.Id == id).Content;
        if (content is null)
        {
            return false;
        }

        await destination.WriteAsync(content, cancellationToken);
        return true;
    }

    public Task<DatasetDeletion> TryDeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var deletion = Runs.GetValueOrDefault(id) > 0 ? DatasetDeletion.InUse
            : _datasets.RemoveAll(dataset => dataset.Record.Id == id) > 0 ? DatasetDeletion.Deleted
            : DatasetDeletion.NotFound;
        return Task.FromResult(deletion);
    }

    private IEnumerable<DatasetRecord> List()
    {
        ThrowIfBroken();
        return _datasets.Select(dataset => dataset.Record with { RunCount = Runs.GetValueOrDefault(dataset.Record.Id) });
    }

    private void ThrowIfBroken()
    {
        if (IsBroken)
        {
            throw new IOException("The disk has gone.");
        }
    }
}
