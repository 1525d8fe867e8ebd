namespace RealNvp.Web.Features.Runs.Live;

/// <summary>
/// What pages follow while a run trains. A run's news is read from the database and written as text once, however many follow it: a hundred open pages cost
/// the training beside them little more than one.
/// </summary>
internal interface ILiveFeeds
{
    /// <summary>Follows a run until disposed; the first message says how it stands now, without curves. Null: there is no such run.</summary>
    Task<LiveListener?> JoinAsync(string runId, CancellationToken cancellationToken = default);
}
