namespace RealNvp.Data.Events;

/// <summary>What happened, in its order. Rows come from the transactions that end things; here they are read.</summary>
public interface IStudioEventStore
{
    /// <summary>Id of the newest event; 0: there has been none.</summary>
    Task<long> LastIdAsync(CancellationToken cancellationToken = default);

    /// <summary>The newest events, newest first.</summary>
    Task<IReadOnlyList<StudioEvent>> ListLatestAsync(int count, CancellationToken cancellationToken = default);

    /// <summary>Events after one, oldest first.</summary>
    Task<IReadOnlyList<StudioEvent>> ListAfterAsync(long id, int limit, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is older. Ids are not given out again.</summary>
    Task<int> DeleteBeforeAsync(DateTime moment, CancellationToken cancellationToken = default);
}
