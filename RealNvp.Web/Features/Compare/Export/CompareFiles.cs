using RealNvp.Web.Features.Runs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Compare.Export;

/// <summary>The tables of a comparison as files, under the query of the page that shows them.</summary>
internal static class CompareFiles
{
    private const string Results = "/compare/results.csv";
    private const string Settings = "/compare/settings.csv";

    /// <summary>Address of the results of what is shown, in its order.</summary>
    public static string ResultsOf(CompareView view) => AddressOf(Results, view);

    /// <summary>Address of the settings of what is shown; without those that are equal, if these are not shown.</summary>
    public static string SettingsOf(CompareView view) => AddressOf(Settings, view);

    public static void MapCompareFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Results, (HttpContext context, IRunService runs, CancellationToken cancellationToken) =>
            WriteAsync(context, runs, "results", CompareTableFile.WriteResultsAsync, cancellationToken)).ExcludeFromDescription();
        routes.MapGet(Settings, (HttpContext context, IRunService runs, CancellationToken cancellationToken) =>
            WriteAsync(context, runs, "settings", CompareTableFile.WriteSettingsAsync, cancellationToken)).ExcludeFromDescription();
    }

    private static string AddressOf(string path, CompareView view) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, view.ToQuery().Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Key, value.Value?.ToString())));

    private static async Task<IResult> WriteAsync(
        HttpContext context,
        IRunService runs,
        string name,
        Func<Stream, IReadOnlyList<ComparedRun>, CompareView, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        var view = CompareView.Read(CompareAddress.Parse(context.Request.QueryString.Value ?? ""));
        if (view.Ids.Count is 0 or > CompareView.MostRuns)
        {
            return ApiProblems.Invalid([new Engine.Specs.FieldError("runs", $"runs names {view.Ids.Count} runs; it must name 1 to {CompareView.MostRuns}, separated by commas.")]);
        }

        var found = await runs.FindManyAsync(view.Ids, cancellationToken);
        List<ComparedRun> compared = [.. found.Select(run => new ComparedRun(run, "", run.Name, [], ComparedRun.DistributionOf(run)))];
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}.csv";
        await write(context.Response.Body, compared, view, cancellationToken);
        return TypedResults.Empty;
    }
}
