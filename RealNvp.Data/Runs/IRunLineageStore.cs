namespace RealNvp.Data.Runs;

/// <summary>What runs have to do with each other: made from one another, or of equal settings.</summary>
public interface IRunLineageStore
{
    /// <summary>Runs made from any of these, oldest first.</summary>
    Task<IReadOnlyList<RunRecord>> ListChildrenAsync(IReadOnlyList<string> parentIds, int limit, CancellationToken cancellationToken = default);

    /// <summary>Runs of equal settings, oldest first; see <see cref="RunRecord.SettingsHash"/>. Reproductions are left out: they are another run once more.</summary>
    Task<IReadOnlyList<RunRecord>> ListBySettingsAsync(string settingsHash, CancellationToken cancellationToken = default);

    /// <summary>Some of the runs whose hash does not start with this: those of an earlier way to compute it.</summary>
    Task<IReadOnlyList<RunRecord>> ListHashedOtherwiseAsync(string prefix, int limit, CancellationToken cancellationToken = default);

    /// <summary>Sets the hash of several runs by their ids.</summary>
    Task SetSettingsHashesAsync(IReadOnlyDictionary<string, string> hashes, CancellationToken cancellationToken = default);
}
