using System.Globalization;
using RealNvp.Engine.Datasets;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs.Use;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The flow of a run at work: rows scored, rows drawn.</summary>
internal static class RunUseApi
{
    public const string Csv = "text/csv; charset=utf-8";

    public static void MapRunUseApi(this IEndpointRouteBuilder runs)
    {
        runs.MapPost("/{id}/score", ScoreAsync)
            .WithName("scoreRows").WithSummary("Score a table")
            .WithDescription(
                "Send a CSV file with the flow's columns, in any order and among others, as the body or as the field `file` of a form. The answer is the table "
                + "with two further columns: `log_p`, the log-density of each row in nats and original units, and `share_less_likely`, the share of the training "
                + "rows less likely than it. A row without a usable number in some column gets empty values. "
                + "`RealNvp-Rows` and `RealNvp-Unusable-Rows` among the headers count them.")
            .ProducesCsv().DescribeFileBody("text/csv", "The table.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .DisableAntiforgery();
        runs.MapGet("/{id}/scores/{table}", ReadTable)
            .WithName("getScoredTable").WithSummary("Download a scored table")
            .WithDescription("A table that was scored on the run's page within the last hour.")
            .ProducesCsv().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapGet("/{id}/sample", SampleAsync)
            .WithName("sampleRows").WithSummary("Draw rows")
            .WithDescription("New rows drawn from the flow of a completed run, as CSV in original units. Equal seeds draw equal rows.")
            .ProducesCsv().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .DescribeSampleQuery();
    }

    private static async Task<IResult> ScoreAsync(
        string id, HttpRequest request, IRunService runs, IFlowUse use, UploadStaging staging, CancellationToken cancellationToken)
    {
        if (await WithoutWeightsAsync(id, runs, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var file = await FileBody.StageAsync(request, staging, new FileRules("a CSV file", "rows.csv", staging.Limits.Bytes), cancellationToken);
            var outcome = await use.ScoreAsync(id, file, progress: null, cancellationToken);
            if (outcome?.Table is not { } table)
            {
                return outcome is null ? NoWeights(id) : ApiProblems.Invalid(outcome.Errors, "The table cannot be scored");
            }

            var headers = request.HttpContext.Response.Headers;
            headers["RealNvp-Rows"] = Text(outcome.Summary!.Rows);
            headers["RealNvp-Unusable-Rows"] = Text(outcome.Summary.Unusable);
            request.HttpContext.Response.OnCompleted(() =>
            {
                use.Forget(table);
                return Task.CompletedTask;
            });
            return TypedResults.PhysicalFile(table.Path, Csv, table.FileName);
        }
        catch (UploadTooLargeException exception)
        {
            return ApiProblems.Problem(StatusCodes.Status413PayloadTooLarge, "The file is too large", exception.Message);
        }
        catch (DataFormatException exception)
        {
            return ApiProblems.Invalid(exception.Problems, "The table cannot be scored");
        }
        catch (FlowUseException exception)
        {
            return Broken(exception);
        }
    }

    private static IResult ReadTable(string id, string table, IFlowUse use) => use.FindTable(id, table) is { } found
        ? TypedResults.PhysicalFile(found.Path, Csv, found.FileName)
        : ApiProblems.NotFound("There is no such table; scored tables are kept for an hour. Score it again.");

    private static async Task<IResult> SampleAsync(
        string id, HttpContext context, IRunService runs, IFlowUse use, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        var count = query.Whole("count", FlowUseLimits.DefaultSampleRows, 1, FlowUseLimits.MaxSampleRows);
        var seed = query.Whole("seed", 1, 0, int.MaxValue);
        query.RefuseUnknown();
        if (query.Errors.Count > 0)
        {
            return ApiProblems.Invalid(query.Errors);
        }

        if (await WithoutWeightsAsync(id, runs, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var known = await use.SampleAsync(id, count, seed, () => Open(context.Response, id), cancellationToken);
            return known ? TypedResults.Empty : NoWeights(id);
        }
        catch (FlowUseException exception) when (!context.Response.HasStarted)
        {
            return Broken(exception);
        }
    }

    private static Stream Open(HttpResponse response, string id)
    {
        response.ContentType = Csv;
        response.Headers.ContentDisposition = $"attachment; filename=realnvp-{id}-sample.csv";
        return response.Body;
    }

    private static async Task<IResult?> WithoutWeightsAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is not { } run ? RunsApi.NotFound(id)
            : run.Status == Data.Runs.RunStatus.Completed ? null
            : NoWeights(id);

    private static IResult NoWeights(string id) =>
        ApiProblems.NotFound($"Run {id} has no weights: they are written when all its epochs are done.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IResult Broken(FlowUseException exception) =>
        ApiProblems.Problem(StatusCodes.Status500InternalServerError, "The flow could not be used", exception.Message);
}
