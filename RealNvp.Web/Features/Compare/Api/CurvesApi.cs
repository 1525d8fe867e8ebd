using RealNvp.Data.Metrics;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare.Curves;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>The compare page's curves over REST.</summary>
internal static class CurvesApi
{
    public const string Path = CompareApi.Path + "/curves";

    private const int MaxQueryLength = 8_000;

    private static readonly Dictionary<string, MetricColumn> Columns = new() { ["valNll"] = MetricColumn.ValNll, ["trainNll"] = MetricColumn.TrainNll };

    public static void MapCurvesApi(this IEndpointRouteBuilder routes) => routes.MapGet(Path, ReadAsync)
        .WithTags("Compare").WithName("compareCurves").WithSummary("Read curves of several runs")
        .WithDescription(
            "Curves smoothed over all epochs, then thinned to the least and the largest value of each column of pixels in the part asked for, and the mean and range of "
            + "groups of runs. `from` and `to` are places on the chosen axis.")
        .Produces<CurvesResponse>().ProducesValidationProblem()
        .WithQuery(
            QueryDescription.Text("runs", $"Ids of runs drawn each for itself, separated by commas; with those of `means` at most {CompareView.MostRuns}.", MaxQueryLength),
            QueryDescription.Text("means", "Groups of which the mean is drawn: ids separated by commas, groups by semicolons.", MaxQueryLength),
            QueryDescription.Choice("column", "What is drawn.", Columns.Keys, "valNll"),
            QueryDescription.Choice("x", "What it is drawn over; `wall` is in milliseconds since 1970.", CurveAxes.Words.Keys, "epoch"),
            QueryDescription.Real("smoothing", "Weight of the past in the moving average, from 0 (none) to 0.999."),
            QueryDescription.Real("from", "Left end."),
            QueryDescription.Real("to", "Right end."),
            QueryDescription.Whole("points", "At most so many points a line.", CurveQuery.Defaults.Points, CurveQuery.Defaults.LeastPoints, CurveQuery.Defaults.MostPoints));

    private static async Task<IResult> ReadAsync(HttpRequest request, ICompareCurves curves, CancellationToken cancellationToken)
    {
        var (wanted, errors) = ReadQuery(request);
        return errors.Count > 0 ? ApiProblems.Invalid(errors) : TypedResults.Ok(CurvesResponse.Of(await curves.ReadAsync(wanted, cancellationToken)));
    }

    /// <summary>What is asked for, and what is wrong with it.</summary>
    public static (CurveQuery Query, IReadOnlyList<FieldError> Errors) ReadQuery(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryReader(request.Query);
        var wanted = new CurveQuery
        {
            Runs = Ids(query.Text("runs", MaxQueryLength)),
            Means = [.. (query.Text("means", MaxQueryLength) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Ids)],
            Column = First(query.Words("column", Columns)),
            Axis = First(query.Words("x", CurveAxes.Words)),
            Smoothing = query.Real("smoothing", 0, 0, CurveQuery.Defaults.MostSmoothing),
            From = query.Real("from", double.NegativeInfinity, -1e300, 1e300),
            To = query.Real("to", double.PositiveInfinity, -1e300, 1e300),
            Points = query.Whole("points", CurveQuery.Defaults.Points, CurveQuery.Defaults.LeastPoints, CurveQuery.Defaults.MostPoints),
        };
        query.RefuseUnknown();
        var asked = wanted.Runs.Concat(wanted.Means.SelectMany(ids => ids)).Distinct().Count();
        if (asked is 0 or > CompareView.MostRuns)
        {
            query.Refuse("runs", $"{asked} runs", $"1 to {CompareView.MostRuns} runs, those of means included");
        }

        return (wanted, query.Errors);
    }

    /// <summary>The default where none is given.</summary>
    private static T First<T>(IReadOnlyList<T> words)
        where T : struct, Enum => words.Count > 0 ? words[0] : default;

    private static string[] Ids(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
