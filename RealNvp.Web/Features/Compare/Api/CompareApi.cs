using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare.Verdicts;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>The compare page's verdict over REST.</summary>
public static class CompareApi
{
    public const string Path = "/api/v1/compare";

    private const int MaxQueryLength = 4_000;

    public static void MapCompareApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, CompareAsync)
            .WithTags("Compare").WithName("compareRuns").WithSummary("Compare runs by what several seeds reached")
            .WithDescription(
                "Groups runs that differ in their seeds alone and compares the groups: differences in nats with an interval that leaves room for the seeds' scatter, "
                + "and how many more seeds would tell. One verdict for each distribution of the data.")
            .Produces<CompareResponse>().ProducesValidationProblem()
            .WithQuery(QueryDescription.Text("runs", $"Ids of up to {CompareView.MostRuns} runs, separated by commas.", MaxQueryLength));
        routes.MapCurvesApi();
    }

    private static async Task<IResult> CompareAsync(HttpRequest request, IRunService runs, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var ids = CompareView.ReadIds(query.Text("runs", MaxQueryLength));
        query.RefuseUnknown();
        if (query.Errors.Count > 0)
        {
            return ApiProblems.Invalid(query.Errors);
        }

        if (ids.Count is 0 or > CompareView.MostRuns)
        {
            return ApiProblems.Invalid([new FieldError("runs", $"runs names {ids.Count} runs; it must name 1 to {CompareView.MostRuns}, separated by commas.")]);
        }

        var found = await runs.FindManyAsync(ids, cancellationToken);
        return TypedResults.Ok(new CompareResponse(
            [.. VerdictMaker.Of(found).Select(VerdictResponse.Of)], [.. ids.Except(found.Select(run => run.Id))]));
    }
}
