using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A run while it trains: what is new as a message over a WebSocket, or asked for once.</summary>
internal static class RunLiveApi
{
    public static void MapRunLiveApi(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}/live", FollowAsync)
            .WithName("followRun").WithSummary("Follow a run")
            .WithDescription(
                "With a WebSocket: a message now and one for each change, until the run has ended (the connection then closes with 1000), or the run could not be read (1011: come back). "
                + "Where nothing is new, `{\"heartbeat\": seconds}` says that the connection lives and within how many seconds the next message comes. Its curves begin after the epoch "
                + "`after`; who has fewer epochs reads the rest from `metrics`. Without: one such message, with the epochs after `?after=`. `numbers` are those of the run's "
                + "page, as the page writes them.")
            .Produces<LiveMessage>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .WithQuery(QueryDescription.Whole("after", "Only epochs after this one come along; without it none do.", 0, 0, int.MaxValue));

        // How a WebSocket begins over HTTP/2.
        runs.MapMethods("/{id}/live", [HttpMethods.Connect], FollowAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> FollowAsync(
        string id, HttpContext context, ILiveFeeds feeds, LiveReader reader, IHostApplicationLifetime lifetime, TimeProvider time, CancellationToken cancellationToken)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var listener = await feeds.JoinAsync(id, cancellationToken);
            if (listener is null)
            {
                return RunsApi.NotFound(id);
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new LiveSocket(socket, listener, time).TellAsync(lifetime.ApplicationStopping, cancellationToken);
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
}
