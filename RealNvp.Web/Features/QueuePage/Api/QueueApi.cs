using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using RealNvp.Data.Runs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.QueuePage.Api;

/// <summary>REST of the queue: what trains, what waits, and moving a run in the order.</summary>
public static class QueueApi
{
    public static IEndpointRouteBuilder MapQueueApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Queue");
        api.MapGet("/queue", GetAsync)
            .WithName("getQueue")
            .WithSummary("What trains now and what waits, in order.");
        api.MapPost("/runs/{id}/queue", MoveAsync)
            .WithName("moveRun")
            .WithSummary("Moves a waiting run up, down or to the front of the queue.")
            .WithDescription("Body: {\"move\": \"up\" | \"down\" | \"toFront\"}. The answer is the queue as it is then.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        return endpoints;
    }

    private static async Task<Ok<QueueResponse>> GetAsync(IRunQueue queue, CancellationToken cancellationToken) =>
        TypedResults.Ok(QueueResponse.Of(await queue.GetStateAsync(cancellationToken)));

    private static async Task<Results<Ok<QueueResponse>, ValidationProblem, ProblemHttpResult>> MoveAsync(
        string id, JsonElement body, IRunQueue queue, IRunStore runs, CancellationToken cancellationToken)
    {
        if (!MoveReader.TryRead(body, out var move, out var error))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [error.Field] = [error.Message] });
        }

        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return TypedResults.Problem($"There is no run {id}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
        }

        return await queue.MoveAsync(id, move, cancellationToken)
            ? TypedResults.Ok(QueueResponse.Of(await queue.GetStateAsync(cancellationToken)))
            : TypedResults.Problem(
                $"The run is not waiting: it is {run.Status.ToString().ToLowerInvariant()}. Only waiting runs have a place in the queue.",
                statusCode: StatusCodes.Status409Conflict,
                title: "Conflict");
    }
}
