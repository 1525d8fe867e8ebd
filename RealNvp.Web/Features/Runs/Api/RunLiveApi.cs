using System.Net.WebSockets;
using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A run while it trains: what is new as a message over a WebSocket, or asked for once.</summary>
internal static class RunLiveApi
{
    /// <summary>How long a client may take to answer that the connection ends.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    /// <summary>A follower that takes nothing for so long is gone.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(20);

    public static void MapRunLiveApi(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}/live", FollowAsync)
            .WithName("followRun").WithSummary("Follow a run")
            .WithDescription(
                "With a WebSocket: a message now and one for each change, until the run has ended (the connection then closes with 1000). Its curves begin after the epoch "
                + "`after`; who has fewer epochs reads the rest from `metrics`. Without: one such message, with the epochs after `?after=`. `numbers` are those of the run's "
                + "page, as the page writes them.")
            .Produces<LiveMessage>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .WithQuery(QueryDescription.Whole("after", "Only epochs after this one come along; without it none do.", 0, 0, int.MaxValue));

        // How a WebSocket begins over HTTP/2.
        runs.MapMethods("/{id}/live", [HttpMethods.Connect], FollowAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> FollowAsync(
        string id, HttpContext context, ILiveFeeds feeds, LiveReader reader, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var listener = await feeds.JoinAsync(id, cancellationToken);
            if (listener is null)
            {
                return RunsApi.NotFound(id);
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await TellAsync(socket, listener, lifetime.ApplicationStopping, cancellationToken);
            return TypedResults.Empty;
        }

        var query = new QueryReader(context.Request.Query);
        int? after = context.Request.Query.ContainsKey("after") ? query.Whole("after", 0, 0, int.MaxValue) : null;
        if (query.Errors.Count > 0)
        {
            return ApiProblems.Invalid(query.Errors);
        }

        return await reader.ReadAsync(id, after, cancellationToken) is { } message ? TypedResults.Ok(message) : RunsApi.NotFound(id);
    }

    private static async Task TellAsync(WebSocket socket, LiveListener listener, CancellationToken stopping, CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var leaving = WaitForLeaveAsync(socket, end);
        try
        {
            await SendAllAsync(socket, listener, end.Token);
            await leaving.WaitAsync(Farewell, end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or TimeoutException)
        {
            // Whoever followed has gone, or the host ends: what was not told is read when they come back.
            socket.Abort();
        }

        await leaving;
    }

    private static async Task SendAllAsync(WebSocket socket, LiveListener listener, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in listener.Messages.ReadAllAsync(cancellationToken))
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(SendLimit);
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            }
        }
        catch (LiveReadException)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.InternalServerError, "The run could not be read; come back.", cancellationToken);
            return;
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "The run has ended.", cancellationToken);
    }

    /// <summary>Followers have nothing to say but that they leave.</summary>
    private static async Task WaitForLeaveAsync(WebSocket socket, CancellationTokenSource end)
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
