using System.Globalization;
using Microsoft.Net.Http.Headers;
using RealNvp.Engine;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>What a run leaves: metrics, log, snapshots, weights.</summary>
internal static class RunDataApi
{
    public const int MaxPoints = 100_000;
    public const int DefaultPoints = 2_000;
    public const string SafeTensors = "safetensors";

    public static void MapRunDataApi(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}/metrics", ReadMetricsAsync)
            .WithName("getMetrics").WithSummary("Read a run's curves")
            .WithDescription("Columns of equal length. Long series are thinned on the server; the first and last point and every extreme stay.")
            .Produces<MetricsResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .DescribeMetricsQuery();
        runs.MapGet("/{id}/log", ReadLogAsync)
            .WithName("getLog").WithSummary("Read a run's log")
            .WithDescription(
                "What happened while the run trained, oldest line first: rates lowered, an early stop, a divergence survived, a round trip out of bounds, "
                + "each continuation. A run that went on from a checkpoint says again what it had said after that.")
            .Produces<LogResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapGet("/{id}/snapshots", ListSnapshotsAsync)
            .WithName("listSnapshots").WithSummary("List a run's snapshots").WithDescription("The epochs after which point sets were taken.")
            .Produces<SnapshotListResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapGet("/{id}/snapshots/{epoch}", ReadSnapshotAsync)
            .WithName("getSnapshot").WithSummary("Read a snapshot")
            .WithDescription("The point sets as JSON, or as a safetensors file with `?format=safetensors` or `Accept: application/octet-stream`.")
            .Produces<SnapshotResponse>().ProducesFile()
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .DescribeSnapshotQuery();
        runs.MapGet("/{id}/weights", ReadWeightsAsync)
            .WithName("getWeights").WithSummary("Download a run's weights")
            .WithDescription(
                "A safetensors file: tensors `coupling.{i}.{s or t}.{k}.weight` (out x in) and `.bias`, the standardizer, and the spec as metadata. "
                + "The shape of the flow follows from the tensors alone.")
            .ProducesFile().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ReadMetricsAsync(string id, HttpRequest request, IRunService runs, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var (after, maxPoints) = (query.Whole("after", 0, 0, int.MaxValue), query.Whole("maxPoints", DefaultPoints, 0, MaxPoints));
        if (query.Errors.Count > 0)
        {
            return ApiProblems.Invalid(query.Errors);
        }

        return await runs.ReadMetricsAsync(id, after, maxPoints, cancellationToken) is { } series
            ? TypedResults.Ok(MetricsResponse.Of(series))
            : RunsApi.NotFound(id);
    }

    private static async Task<IResult> ReadLogAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await runs.ReadLogAsync(id, cancellationToken) is { } lines
            ? TypedResults.Ok(new LogResponse(lines.Select(line => new LogLineResponse(line.At, line.Epoch, line.Level, line.Message)).ToList(), lines.Count))
            : RunsApi.NotFound(id);

    private static async Task<IResult> ListSnapshotsAsync(string id, IRunService runs, CancellationToken cancellationToken) =>
        await runs.ListSnapshotsAsync(id, cancellationToken) is { } epochs
            ? TypedResults.Ok(new SnapshotListResponse(
                epochs.Select(epoch => new SnapshotItemResponse(epoch, RunUrls.SnapshotApi(id, epoch))).ToList(), epochs.Count))
            : RunsApi.NotFound(id);

    private static async Task<IResult> ReadSnapshotAsync(string id, string epoch, HttpContext context, IRunService runs, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        var format = query.Text("format", 20);
        if (format is not (null or "json" or SafeTensors))
        {
            query.Refuse("format", format, "json or safetensors");
            return ApiProblems.Invalid(query.Errors);
        }

        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return RunsApi.NotFound(id);
        }

        if (!int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await runs.ReadSnapshotAsync(id, number, cancellationToken) is not { } content)
        {
            return ApiProblems.NotFound($"Run {id} has no snapshot of epoch {ShortText.Of(epoch)}; {RunUrls.SnapshotsApi(id)} lists those there are.");
        }

        // The points of an epoch never change: a run that computes it again gets the same.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.Vary = HeaderNames.Accept;
        var wantsFile = format == SafeTensors || (format is null && Accepts(context.Request, FileDescription.Binary));
        return wantsFile ? TypedResults.Bytes(content, FileDescription.Binary) : TypedResults.Ok(SnapshotResponse.Of(run, number, content));
    }

    private static async Task<IResult> ReadWeightsAsync(string id, IRunService runs, CancellationToken cancellationToken)
    {
        if (await runs.ReadWeightsAsync(id, cancellationToken) is { } weights)
        {
            return TypedResults.File(weights, FileDescription.Binary, $"realnvp-{id}.safetensors");
        }

        return await runs.FindAsync(id, cancellationToken) is { } run
            ? ApiProblems.NotFound($"Run {id} has no weights{(run.IsEnded ? "" : " yet")}: they are written when all its epochs are done.")
            : RunsApi.NotFound(id);
    }

    private static bool Accepts(HttpRequest request, string type) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));
}
