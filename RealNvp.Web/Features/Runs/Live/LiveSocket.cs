using System.Net.WebSockets;
using System.Text.Json;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>
/// One follower's connection. Where there is no news it is told now and then that there is none (<see cref="LiveHeartbeat"/>): a connection can break without
/// either end being told, and a page that hears nothing would take the last numbers for the newest.
/// </summary>
internal sealed class LiveSocket(WebSocket socket, LiveListener listener, TimeProvider time)
{
    /// <summary>A beat comes after one to two of these without news.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(4);

    /// <summary>How long a client may take to answer that the connection ends.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    /// <summary>A follower that takes nothing for so long is gone.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(20);

    private static readonly ReadOnlyMemory<byte> Heartbeat =
        JsonSerializer.SerializeToUtf8Bytes(new LiveHeartbeat((int)(2 * Beat).TotalSeconds), SpecJson.Options);

    /// <summary>Tells all there is until the run has ended, the follower leaves or the host stops.</summary>
    public async Task TellAsync(CancellationToken stopping, CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var leaving = WaitForLeaveAsync(end);
        try
        {
            await SendAllAsync(end.Token);
            await leaving.WaitAsync(Farewell, end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or TimeoutException)
        {
            // Whoever followed has gone, or the host ends: what was not told is read when they come back.
            socket.Abort();
        }

        await leaving;
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendNewsAsync(cancellationToken);
        }
        catch (LiveReadException)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.InternalServerError, "The run could not be read; come back.", cancellationToken);
            return;
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "The run has ended.", cancellationToken);
    }

    private async Task SendNewsAsync(CancellationToken cancellationToken)
    {
        using var beats = new PeriodicTimer(Beat, time);
        var beat = beats.WaitForNextTickAsync(cancellationToken).AsTask();
        var news = listener.Messages.WaitToReadAsync(cancellationToken).AsTask();
        var isQuiet = true;
        while (true)
        {
            await Task.WhenAny(news, beat);
            if (news.IsCompleted)
            {
                if (!await news)
                {
                    return;
                }

                while (listener.Messages.TryRead(out var message))
                {
                    await SendAsync(message, cancellationToken);
                    isQuiet = false;
                }

                news = listener.Messages.WaitToReadAsync(cancellationToken).AsTask();
            }

            if (beat.IsCompleted)
            {
                await beat;
                if (isQuiet)
                {
                    await SendAsync(Heartbeat, cancellationToken);
                }

                isQuiet = true;
                beat = beats.WaitForNextTickAsync(cancellationToken).AsTask();
            }
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(SendLimit);
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    /// <summary>Followers have nothing to say but that they leave.</summary>
    private async Task WaitForLeaveAsync(CancellationTokenSource end)
    {
        var unread = new byte[64];
        try
        {
            while ((await socket.ReceiveAsync(unread.AsMemory(), end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The connection broke, which is a way to leave too.
        }

        await end.CancelAsync();
    }
}
