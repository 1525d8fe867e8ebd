using System.Threading.Channels;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>Tells <see cref="SweepKeeper"/> which sweeps there may be something to do for. Many calls for one sweep before it looks are one.</summary>
internal sealed class SweepSignal
{
    private readonly Channel<bool> _channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _lock = new();
    private readonly HashSet<string> _sweeps = [];

    public void Raise(string sweepId)
    {
        lock (_lock)
        {
            _sweeps.Add(sweepId);
        }

        _channel.Writer.TryWrite(true);
    }

    /// <summary>Waits for a call of <see cref="Raise"/>, at most <paramref name="timeout"/>.</summary>
    /// <returns>The sweeps named; empty: the time is up.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            await _channel.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }

        lock (_lock)
        {
            string[] named = [.. _sweeps];
            _sweeps.Clear();
            return named;
        }
    }
}
