namespace RealNvp.Web.Ui;

/// <summary>
/// Runs a refresh when asked: the first at once, further ones merged into one after a pause. Never two at the same time.
/// </summary>
/// <param name="refresh">Reads and draws; deals with its own errors, save that it was cancelled or that the host has gone away under it.</param>
/// <param name="pause">Least time between the end of one refresh and the start of the next.</param>
public sealed class ThrottledRefresh(Func<CancellationToken, Task> refresh, TimeSpan pause, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private bool _wanted;
    private bool _running;
    private bool _disposed;

    /// <summary>Asks for a refresh; cheap, from any thread, returns at once.</summary>
    public void Request()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _wanted = true;
            if (_running)
            {
                return;
            }

            _running = true;
        }

        _ = RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (Take())
            {
                await refresh(stop);
                await Task.Delay(pause, time, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone; nobody waits for the rest.
        }
        catch (ObjectDisposedException)
        {
            // Likewise: the circuit went between the reading and the drawing, or the host stops and its services went before the reading.
        }
    }

    private bool Take()
    {
        lock (_lock)
        {
            _running = _wanted;
            _wanted = false;
            return _running;
        }
    }
}
