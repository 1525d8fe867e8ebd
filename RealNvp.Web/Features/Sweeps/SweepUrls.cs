using System.Globalization;

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

    public static string OneApi(string id) => $"{Api}/{id}";

    public static string TrialsApi(string id) => $"{Api}/{id}/trials";

    public static string CombinationsApi(string id) => $"{Api}/{id}/combinations";

    public static string ImportanceApi(string id) => $"{Api}/{id}/importance";

    public static string ReviveApi(string id, int trial) => string.Create(CultureInfo.InvariantCulture, $"{Api}/{id}/trials/{trial}/revive");
}
