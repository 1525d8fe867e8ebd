namespace RealNvp.Data.Datasets;

/// <summary>Uploaded data sets: the file exactly as it came (compressed inside) and what was decided about it.</summary>
public interface IDatasetStore
{
    /// <summary>Stores an upload, read from a stream that is not held in memory as a whole.</summary>
    Task<DatasetRecord> CreateAsync(NewDataset dataset, Stream content, CancellationToken cancellationToken = default);

    Task<DatasetRecord?> FindAsync(string id, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<DatasetRecord>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the file as it was uploaded.</summary>
    /// <returns>False: there is no such data set.</returns>
    Task<bool> CopyContentToAsync(string id, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Deletes a data set that no run uses.</summary>
    Task<DatasetDeletion> TryDeleteAsync(string id, CancellationToken cancellationToken = default);
}
