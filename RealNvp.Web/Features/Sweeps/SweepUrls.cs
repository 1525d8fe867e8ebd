using System.Globalization;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List;
using RealNvp.Web.Features.Runs.List.Columns;
using RealNvp.Web.Features.Runs.Organise;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Addresses of the sweeps' pages and data.</summary>
public static class SweepUrls
{
    public const string List = "/sweeps";
    public const string New = "/sweeps/new";

    public const string Api = "/api/v1/sweeps";

    public static string Page(string id) => $"/sweeps/{id}";

    /// <summary>The form filled with another sweep.</summary>
    public static string Clone(string id) => $"/sweeps/new?sweep={id}";

    /// <summary>The form with a run's settings as the base.</summary>
    public static string FromRun(string runId) => $"/sweeps/new?from={runId}";

    /// <summary>The list of runs with those of one sweep.</summary>
    public static string Runs(string id) => $"/runs?query={Uri.EscapeDataString($"sweep = {id}")}";

    /// <summary>Its runs as a file, best first, with the varied settings and the objective.</summary>
    public static string Table(string id, SweepRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var varied = request.Dimensions.Select(dimension => QueryFields.Find(dimension.Setting)?.Name).OfType<string>();
        return new RunsView
        {
            Shelf = ShelfChoice.All,
            Text = $"sweep = {id} sort by {request.Objective.Field}{(request.Objective.Goal == SweepGoal.Maximise ? " desc" : "")}",
            ColumnsText = string.Join(',', [QueryFields.Find("trial")!.Name, RunColumns.Name, QueryFields.Status.Name, "trashed", .. varied, request.Objective.Field]),
        }.ToTableUrl();
    }

    public static string OneApi(string id) => $"{Api}/{id}";

    public static string TrialsApi(string id) => $"{Api}/{id}/trials";

    public static string CombinationsApi(string id) => $"{Api}/{id}/combinations";

    public static string ImportanceApi(string id) => $"{Api}/{id}/importance";

    public static string ReviveApi(string id, int trial) => string.Create(CultureInfo.InvariantCulture, $"{Api}/{id}/trials/{trial}/revive");
}
