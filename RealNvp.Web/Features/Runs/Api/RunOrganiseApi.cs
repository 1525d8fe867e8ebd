using System.Text.Json;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Names, tags, favourites, archive and trash over REST: of one run, or of many at once.</summary>
internal static class RunOrganiseApi
{
    public static void MapRunOrganiseApi(this IEndpointRouteBuilder runs)
    {
        runs.MapPatch("/{id}", ChangeAsync)
            .WithName("changeRun").WithSummary("Rename, tag, favour or archive a run")
            .WithDescription("Body with any of name, tags, favourite, archived; what is left out stays. The answer is the run as it is now.")
            .Accepts<RunPatch>("application/json")
            .Produces<RunResponse>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        runs.MapPost("/{id}/trash", TrashAsync)
            .WithName("trashRun").WithSummary("Put a run into the trash")
            .WithDescription("Of ended runs. It is deleted for good when it has lain there as long as the configuration says, or by DELETE.")
            .Produces<RunResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/{id}/restore", RestoreAsync)
            .WithName("restoreRun").WithSummary("Take a run out of the trash").WithDescription("The answer is the run as it is now.")
            .Produces<RunResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapDelete("/{id}", DeleteAsync)
            .WithName("deleteRun").WithSummary("Delete a run for good")
            .WithDescription("Deletes a run that lies in the trash, with its metrics, snapshots, checkpoint and weights. This cannot be undone.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/empty-trash", EmptyTrashAsync)
            .WithName("emptyTrash").WithSummary("Empty the trash")
            .WithDescription("Deletes every run that lies in the trash for good, with its metrics, snapshots, checkpoint and weights, and names them. This cannot be undone.")
            .Produces<BulkResponse>();
        runs.MapPost("/bulk", BulkAsync)
            .WithName("changeRuns").WithSummary("Change many runs at once")
            .WithDescription("Body `{ids, action}`, with `tags` for addTags and removeTags. The answer names the runs that changed, so that the opposite action on them undoes it; cancel and delete have none.")
            .Accepts<BulkBody>("application/json")
            .Produces<BulkResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> EmptyTrashAsync(IRunOrganiser organiser, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new BulkResponse((await organiser.EmptyTrashAsync(time.GetUtcNow().UtcDateTime, cancellationToken)).Changed));

    private static async Task<IResult> ChangeAsync(
        string id, HttpRequest request, IRunService runs, IRunOrganiser organiser, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return NotJson();
        }

        var (patch, errors) = RunPatch.Read(await ReadAsync(request, cancellationToken));
        if (errors.Count == 0)
        {
            // All of it is checked before any of it is done.
            errors = [.. patch.Name is null ? [] : organiser.CheckName(patch.Name), .. patch.Tags is null ? [] : organiser.CheckTags(patch.Tags)];
        }

        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        if (patch.Name is not null)
        {
            await organiser.RenameAsync(id, patch.Name, cancellationToken);
        }

        if (patch.Tags is not null)
        {
            await organiser.SetTagsAsync(id, patch.Tags, cancellationToken);
        }

        foreach (var mark in patch.Marks)
        {
            await organiser.MarkAsync([id], mark, cancellationToken);
        }

        return await FindAsync(id, runs, cancellationToken);
    }

    private static async Task<IResult> TrashAsync(string id, IRunService runs, IRunOrganiser organiser, CancellationToken cancellationToken)
    {
        await organiser.MarkAsync([id], RunMark.Trash, cancellationToken);
        return await runs.FindAsync(id, cancellationToken) is { TrashedAt: null } run
            ? ApiProblems.Conflict(RunActions.Refuse(id, run, "trash").Message!)
            : await FindAsync(id, runs, cancellationToken);
    }

    private static async Task<IResult> RestoreAsync(string id, IRunService runs, IRunOrganiser organiser, CancellationToken cancellationToken)
    {
        await organiser.MarkAsync([id], RunMark.Restore, cancellationToken);
        return await FindAsync(id, runs, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(string id, IRunService runs, IRunOrganiser organiser, CancellationToken cancellationToken)
    {
        if ((await organiser.DeleteAsync([id], cancellationToken)).Changed.Count > 0)
        {
            return TypedResults.NoContent();
        }

        var refusal = RunActions.Refuse(id, await runs.FindAsync(id, cancellationToken), "delete");
        return refusal.Outcome == RunActionOutcome.NotFound ? ApiProblems.NotFound(refusal.Message!) : ApiProblems.Conflict(refusal.Message!);
    }

    private static async Task<IResult> BulkAsync(HttpRequest request, IRunService runs, IRunOrganiser organiser, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return NotJson();
        }

        var (body, errors) = BulkBody.Read(await ReadAsync(request, cancellationToken));
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        if (body.Action is BulkBody.Tagging or BulkBody.Untagging)
        {
            var tagged = body.Action == BulkBody.Tagging
                ? await organiser.ChangeTagsAsync(body.Ids, body.Tags, [], cancellationToken)
                : await organiser.ChangeTagsAsync(body.Ids, [], body.Tags, cancellationToken);
            return tagged.Errors.Count > 0
                ? ApiProblems.Invalid(tagged.Errors)
                : TypedResults.Ok(new BulkResponse([.. tagged.Changed.Select(change => change.RunId)]) { Full = tagged.Full });
        }

        if (body.Action == BulkBody.Cancellation)
        {
            return TypedResults.Ok(new BulkResponse(await runs.CancelManyAsync(body.Ids, cancellationToken)));
        }

        var result = body.Action == BulkBody.Deletion
            ? await organiser.DeleteAsync(body.Ids, cancellationToken)
            : await organiser.MarkAsync(body.Ids, BulkBody.Marks[body.Action], cancellationToken);
        return TypedResults.Ok(new BulkResponse(result.Changed));
    }

    private static async Task<IResult> FindAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { } run ? TypedResults.Ok(RunResponse.Of(run)) : RunsApi.NotFound(id);

    private static IResult NotJson() => ApiProblems.Problem(
        StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the body as JSON with the header Content-Type: application/json.");

    /// <returns>The body; null where it is no JSON object.</returns>
    private static async Task<JsonElement?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var (text, error) = await RunBody.ReadAsync(request, cancellationToken);
            return error is null && JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } body ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
