using System.Text.Json;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Features.Sweeps.Detail;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>Sweeps over REST: preview, launch, read, steer. Trials and what they say are in <see cref="SweepTrialsApi"/>.</summary>
public static class SweepsApi
{
    private const string Title = "The sweep cannot be launched";

    public static void MapSweepsApi(this IEndpointRouteBuilder routes)
    {
        var sweeps = routes.MapGroup(SweepUrls.Api).WithTags("Sweeps");
        sweeps.MapPost("", CreateAsync)
            .WithName("launchSweep").WithSummary("Launch a sweep")
            .WithDescription("Stores the sweep with all its trials and feeds them to the queue as it has room. Everything wrong is named at once.")
            .Produces<SweepResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .DescribeSweepBody();
        sweeps.MapPost("/preview", PreviewAsync)
            .WithName("previewSweep").WithSummary("Count a sweep's trials before launching it")
            .WithDescription("Takes the body of a launch, checks it the same way and tells how many trials it has and about how long they take. Launches nothing.")
            .Produces<SweepPreviewResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .DescribeSweepBody();
        sweeps.MapGet("", ListAsync)
            .WithName("listSweeps").WithSummary("List sweeps").WithDescription("One page of the sweeps that match, newest first, with the number of all that do.")
            .Produces<SweepListResponse>().ProducesValidationProblem()
            .DescribeSweepList();
        sweeps.MapGet("/{id}", FindAsync)
            .WithName("getSweep").WithSummary("Read a sweep").WithDescription("How it stands, its best trial, and the body that launches the same sweep.")
            .Produces<SweepResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        sweeps.MapPatch("/{id}", RenameAsync)
            .WithName("renameSweep").WithSummary("Rename a sweep").WithDescription("Body `{name}`. Runs that are there already keep their names.")
            .Accepts<SweepPatch>("application/json")
            .Produces<SweepResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        sweeps.MapPost("/{id}/cancel", CancelAsync)
            .WithName("cancelSweep").WithSummary("Cancel a sweep")
            .WithDescription("Trials that wait never start, runs in the queue are cancelled, running ones asked to stop. The answer is the sweep as it is now.")
            .Produces<SweepResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        sweeps.MapPost("/{id}/pause", PauseAsync)
            .WithName("pauseSweep").WithSummary("Pause a sweep").WithDescription("No further trial goes into the queue; those in it finish.")
            .Produces<SweepResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        sweeps.MapPost("/{id}/continue", ContinueAsync)
            .WithName("continueSweep").WithSummary("Go on with a sweep")
            .WithDescription("With a paused one, or with a cancelled one: then what the cancellation ended goes on, runs from their last checkpoint.")
            .Produces<SweepResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        sweeps.MapDelete("/{id}", DeleteAsync)
            .WithName("deleteSweep").WithSummary("Forget a sweep")
            .WithDescription("One that has ended. Its runs stay, as runs of no sweep; to be rid of them, throw them into the trash before.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        sweeps.MapSweepTrialsApi();
        routes.MapTrialColumnsApi();
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var (reading, refusal) = await ReadAsync(request, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var creation = await sweeps.CreateAsync(reading, cancellationToken);
        return creation.Id is { } id && await sweeps.FindAsync(id, cancellationToken) is { } sweep
            ? TypedResults.Created(SweepUrls.OneApi(id), SweepResponse.Of(sweep))
            : ApiProblems.Invalid(creation.Errors, Title);
    }

    private static async Task<IResult> PreviewAsync(HttpRequest request, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var (reading, refusal) = await ReadAsync(request, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var preview = await sweeps.PreviewAsync(reading, cancellationToken);
        return preview.Errors.Count > 0 ? ApiProblems.Invalid(preview.Errors, Title) : TypedResults.Ok(SweepPreviewResponse.Of(preview, reading.Request));
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var (query, errors) = SweepQueryReading.List(request.Query);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        var list = await sweeps.ListAsync(query, cancellationToken);
        return TypedResults.Ok(new SweepListResponse([.. list.Items.Select(SweepResponse.Of)], list.Total));
    }

    private static async Task<IResult> FindAsync(string id, ISweepService sweeps, CancellationToken cancellationToken) =>
        await sweeps.FindAsync(id, cancellationToken) is { } sweep ? TypedResults.Ok(SweepResponse.Of(sweep)) : NotFound(id);

    private static async Task<IResult> RenameAsync(string id, JsonElement body, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var (patch, errors) = SweepPatch.Read(body);
        return errors.Count > 0
            ? ApiProblems.Invalid(errors, "The sweep cannot be renamed")
            : await AnswerAsync(id, await sweeps.RenameAsync(id, patch.Name, cancellationToken), sweeps, cancellationToken);
    }

    private static async Task<IResult> CancelAsync(string id, ISweepService sweeps, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await sweeps.CancelAsync(id, cancellationToken), sweeps, cancellationToken);

    private static async Task<IResult> PauseAsync(string id, ISweepService sweeps, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await sweeps.PauseAsync(id, cancellationToken), sweeps, cancellationToken);

    private static async Task<IResult> ContinueAsync(string id, ISweepService sweeps, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await sweeps.ContinueAsync(id, cancellationToken), sweeps, cancellationToken);

    private static async Task<IResult> DeleteAsync(string id, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var result = await sweeps.DeleteAsync(id, cancellationToken);
        return result.Outcome == SweepActionOutcome.Done ? TypedResults.NoContent() : Refuse(result);
    }

    internal static async Task<IResult> AnswerAsync(string id, SweepActionResult result, ISweepService sweeps, CancellationToken cancellationToken) =>
        result.Outcome == SweepActionOutcome.Done ? await FindAsync(id, sweeps, cancellationToken) : Refuse(result);

    internal static IResult NotFound(string id) => ApiProblems.NotFound(SweepActions.NotFound(id).Message!);

    private static IResult Refuse(SweepActionResult result) => result.Outcome == SweepActionOutcome.NotFound
        ? ApiProblems.NotFound(result.Message!)
        : ApiProblems.Conflict(result.Message!);

    private static async Task<(SweepReading Reading, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var none = SweepReading.Of(new SweepRequest());
        if (!request.HasJsonContentType())
        {
            return (none, ApiProblems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the sweep as JSON with the header Content-Type: application/json."));
        }

        var (text, unreadable) = await RunBody.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return (none, ApiProblems.Invalid([unreadable with { Message = "The body must be a JSON object of at most 1 MB with kind, base, dimensions and what else is wanted." }], Title));
        }

        var reading = SweepRequestReader.Read(text);
        return reading.Errors.Any(error => error.Field == "body") ? (reading, ApiProblems.Invalid(reading.Errors, Title)) : (reading, null);
    }
}
