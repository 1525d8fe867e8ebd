using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>One run's news for all that follow it.</summary>
internal sealed class LiveFeed : IDisposable
{
    private readonly LiveReader _reader;
    private readonly IDisposable _subscription;
    private readonly Lock _lock = new();
    private readonly List<LiveListener> _listeners = [];

    /// <summary>One message at a time, so that what a listener hears never goes back.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int? _told;

    public LiveFeed(string runId, LiveReader reader, IRunHub hub)
    {
        RunId = runId;
        _reader = reader;
        _subscription = hub.Subscribe(runId, _ => TellAsync());
    }

    public string RunId { get; }

    /// <summary>How many follow, those included that were not greeted yet; counted by <see cref="LiveFeeds"/>.</summary>
    public int Followers { get; set; }

    /// <summary>Tells a newcomer how the run stands, and whatever comes after that; false: there is no such run.</summary>
    public async Task<bool> GreetAsync(LiveListener listener, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (await _reader.ReadAsync(RunId, after: null, cancellationToken) is not { } message)
            {
                return false;
            }

            lock (_lock)
            {
                _listeners.Add(listener);
            }

            _told ??= message.Next;
            Tell([listener], message);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Remove(LiveListener listener)
    {
        lock (_lock)
        {
            _listeners.Remove(listener);
        }
    }

    /// <summary>A call under way finishes: the semaphore needs no end, as nobody asks for its wait handle.</summary>
    public void Dispose() => _subscription.Dispose();

    private async Task TellAsync()
    {
        await _turn.WaitAsync();
        try
        {
            LiveListener[] listeners;
            lock (_lock)
            {
                listeners = [.. _listeners];
            }

            if (listeners.Length == 0)
            {
                _told = null;
                return;
            }

            await TellAsync(listeners);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task TellAsync(LiveListener[] listeners)
    {
        try
        {
            if (await _reader.ReadAsync(RunId, _told, CancellationToken.None) is { } message)
            {
                _told = message.Next;
                Tell(listeners, message);
            }
            else
            {
                Array.ForEach(listeners, listener => listener.End());
            }
        }
        catch (Exception exception)
        {
            // It may have been the last news: nobody may wait for a next one.
            Array.ForEach(listeners, listener => listener.Fail(exception));
            throw;
        }
    }

    private static void Tell(LiveListener[] listeners, LiveMessage message)
    {
        ReadOnlyMemory<byte> text = JsonSerializer.SerializeToUtf8Bytes(message, SpecJson.Options);
        foreach (var listener in listeners)
        {
            listener.Tell(text);
            if (message.HasEnded)
            {
                listener.End();
            }
        }
    }
}
