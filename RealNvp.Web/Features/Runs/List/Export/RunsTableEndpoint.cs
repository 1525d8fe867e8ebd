using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.List.Export;

/// <summary>The table of runs as a file, under the query of the page that shows it.</summary>
internal static class RunsTableEndpoint
{
    public static void MapRunsTable(this IEndpointRouteBuilder routes) => routes.MapGet(RunUrls.Table, WriteAsync).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(HttpContext context, IRunService runs, TimeProvider time, CancellationToken cancellationToken)
    {
        var view = RunsView.Parse(context.Request.Path + context.Request.QueryString.Value);
        if (view.Error is { } error)
        {
            return ApiProblems.Invalid([new Engine.Specs.FieldError("query", error.Full)]);
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=runs.csv";
        await RunsTableFile.WriteAsync(context.Response.Body, view, runs, time.GetUtcNow(), cancellationToken);
        return TypedResults.Empty;
    }
}
