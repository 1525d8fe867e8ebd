using System.Threading.Channels;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>One that follows a run. One that is too slow loses the oldest messages, which it notices by the gap and reads by itself: it holds up nobody.</summary>
internal sealed class LiveListener(Action<LiveListener> leave) : IDisposable
{
    private const int MostWaiting = 8;

    private Action<LiveListener>? _leave = leave;

    private readonly Channel<ReadOnlyMemory<byte>> _messages =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Messages (<see cref="LiveMessage"/> as JSON in UTF-8), oldest first; complete when the run has ended or is gone.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Messages => _messages.Reader;

    public void Tell(ReadOnlyMemory<byte> message) => _messages.Writer.TryWrite(message);

    public void End() => _messages.Writer.TryComplete();

    /// <summary>Nothing more comes to this listener, though there may be more: <see cref="LiveReadException"/> for who reads on.</summary>
    public void Fail(Exception exception) => _messages.Writer.TryComplete(new LiveReadException(exception));

    /// <summary>Leaves once, however often it is called: who follows is counted.</summary>
    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke(this);
}
