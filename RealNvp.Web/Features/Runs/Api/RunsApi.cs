using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Runs over REST: list, launch, read, cancel, resume. Curves, samples and weights are in <see cref="RunDataApi"/>, names and trash in <see cref="RunOrganiseApi"/>.</summary>
public static class RunsApi
{
    public const string Prefix = "/api/v1/runs";

    public static void MapRunsApi(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup(Prefix).WithTags("Runs");
        runs.MapPost("", LaunchAsync)
            .WithName("launchRun").WithSummary("Launch a run")
            .WithDescription("Every field is optional: what is left out takes the preset's value, else the documented default. The run is queued and starts when its turn comes.")
            .Produces<RunResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .DescribeRunBody()
            .WithQuery(QueryDescription.Text("from", "Id of the run whose settings were taken up: the new run is shown as its clone.", 40));
        runs.MapGet("", ListAsync)
            .WithName("listRuns").WithSummary("List runs")
            .WithDescription("One page of the runs that match, with the number of all that do.")
            .Produces<RunListResponse>().ProducesValidationProblem()
            .DescribeListQuery();
        runs.MapGet("/groups", GroupAsync)
            .WithName("groupRuns").WithSummary("List groups of runs")
            .WithDescription("The runs that match, in groups by any setting, by tag, or by equal settings; of each how its runs stand and what they reached.")
            .Produces<RunGroupListResponse>().ProducesValidationProblem()
            .DescribeGroupQuery();
        runs.MapGet("/{id}", FindAsync)
            .WithName("getRun").WithSummary("Read a run").WithDescription("Settings as resolved, status, progress, results, times and provenance.")
            .Produces<RunResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPost("/{id}/cancel", CancelAsync)
            .WithName("cancelRun").WithSummary("Cancel a run")
            .WithDescription("A waiting run is cancelled at once; a running one is asked to stop, which it does within a batch, writing a checkpoint. The answer is the run as it is now.")
            .Produces<RunResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/{id}/resume", ResumeAsync)
            .WithName("resumeRun").WithSummary("Resume a run")
            .WithDescription("Queues a cancelled or failed run again; it continues from its last checkpoint.")
            .Produces<RunResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapRunOrganiseApi();
        runs.MapRunNoteApi();
        runs.MapRunDataApi();
        runs.MapRunLiveApi();
        runs.MapRunUseApi();
        runs.MapRunRepeatApi();
        runs.MapRunBundleApi();
        runs.MapRunForkApi();
        runs.MapRunReproduceApi();
    }

    private static async Task<IResult> LaunchAsync(HttpRequest request, IRunService runs, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return ApiProblems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the spec as JSON with the header Content-Type: application/json.");
        }

        var query = new QueryReader(request.Query);
        var from = query.Text("from", 40);
        if (from is not null && await runs.FindAsync(from, cancellationToken) is null)
        {
            query.Refuse("from", from, "the id of a run");
        }

        if (query.Errors.Count > 0)
        {
            return Refuse(query.Errors);
        }

        var (text, unreadable) = await RunBody.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return Refuse([unreadable]);
        }

        var reading = RunSpecReader.Read(text);
        if (reading.Errors.Any(error => error.Field == "body"))
        {
            return Refuse(reading.Errors);
        }

        // What is read is checked once more against the data set it names, so that wrong types and wrong sizes are told together.
        var told = reading.Errors.Select(error => error.Field).ToHashSet();
        var errors = reading.Errors.Concat((await runs.ValidateAsync(reading.Spec, cancellationToken)).Where(error => !told.Contains(error.Field))).ToList();
        if (errors.Count > 0)
        {
            return Refuse(errors);
        }

        var launch = await runs.LaunchAsync(reading.Spec, from, cancellationToken);
        return launch.Run is { } run ? TypedResults.Created($"{Prefix}/{run.Id}", RunResponse.Of(run)) : Refuse(launch.Errors);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IRunService runs, TimeProvider time, CancellationToken cancellationToken)
    {
        var (query, errors) = RunListQuery.Read(request.Query, time.GetUtcNow());
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        var page = await runs.ListAsync(query, cancellationToken);
        return TypedResults.Ok(new RunListResponse(page.Items.Select(RunResponse.Of).ToList(), page.Total));
    }

    private static async Task<IResult> GroupAsync(HttpRequest request, IRunService runs, TimeProvider time, CancellationToken cancellationToken)
    {
        var (query, by, of, errors) = RunGroupListQuery.Read(request.Query, time.GetUtcNow());
        return errors.Count > 0
            ? ApiProblems.Invalid(errors)
            : TypedResults.Ok(RunGroupListResponse.Of(await runs.SummariseAsync(query, cancellationToken), by, of));
    }

    private static async Task<IResult> FindAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { } run ? TypedResults.Ok(RunResponse.Of(run)) : NotFound(id);

    private static async Task<IResult> CancelAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await runs.CancelAsync(id, cancellationToken), runs, cancellationToken);

    private static async Task<IResult> ResumeAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await runs.ResumeAsync(id, cancellationToken), runs, cancellationToken);

    private static async Task<IResult> AnswerAsync(string id, RunActionResult result, IRunService runs, CancellationToken cancellationToken) =>
        result.Outcome == RunActionOutcome.Done ? await FindAsync(id, runs, cancellationToken) : Refuse(result);

    private static IResult Refuse(RunActionResult result) => result.Outcome == RunActionOutcome.NotFound
        ? ApiProblems.NotFound(result.Message!)
        : ApiProblems.Conflict(result.Message!);

    private static IResult Refuse(IEnumerable<FieldError> errors) => ApiProblems.Invalid(errors, "The run cannot be launched");

    internal static IResult NotFound(string id) => ApiProblems.NotFound(RunActions.NotFound(id).Message!);
}
