using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Live;

/// <inheritdoc cref="ILiveFeeds"/>
internal sealed class LiveFeeds(LiveReader reader, IRunHub hub) : ILiveFeeds
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LiveFeed> _feeds = [];

    /// <summary>How many follow a run now.</summary>
    public int FollowersOf(string runId)
    {
        lock (_lock)
        {
            return _feeds.GetValueOrDefault(runId)?.Followers ?? 0;
        }
    }

    public async Task<LiveListener?> JoinAsync(string runId, CancellationToken cancellationToken = default)
    {
        LiveFeed? feed;
        lock (_lock)
        {
            if (!_feeds.TryGetValue(runId, out feed))
            {
                _feeds.Add(runId, feed = new LiveFeed(runId, reader, hub));
            }

            feed.Followers++;
        }

        var listener = new LiveListener(left => Leave(feed, left));
        try
        {
            if (await feed.GreetAsync(listener, cancellationToken))
            {
                return listener;
            }
        }
        catch
        {
            listener.Dispose();
            throw;
        }

        listener.Dispose();
        return null;
    }

    private void Leave(LiveFeed feed, LiveListener listener)
    {
        feed.Remove(listener);
        lock (_lock)
        {
            feed.Followers--;
            if (feed.Followers > 0)
            {
                return;
            }

            _feeds.Remove(feed.RunId);
        }

        feed.Dispose();
    }
}
