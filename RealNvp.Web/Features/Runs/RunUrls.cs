namespace RealNvp.Web.Features.Runs;

/// <summary>Addresses of the runs' pages and data.</summary>
public static class RunUrls
{
    public const string List = "/runs";
    public const string New = "/runs/new";

    /// <summary>The list as CSV; takes the query of its page.</summary>
    public const string Table = "/runs/table.csv";

    /// <summary>Where a bundle is brought in.</summary>
    public const string Import = "/runs/import";

    public static string Page(string id) => $"/runs/{id}";

    /// <summary>The form filled with another run's settings.</summary>
    public static string Clone(string id) => $"/runs/new?from={id}";

    /// <summary>The form of a fork; <paramref name="epoch"/> null: from the last checkpoint that is kept.</summary>
    public static string Fork(string id, int? epoch = null) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"/runs/new?from={id}&fork={(epoch is { } at ? at : "last")}");

    /// <summary>Most runs that one address compares.</summary>
    public const int MostCompared = 50;

    public static string Compare(IEnumerable<string> ids) => "/compare?runs=" + string.Join(',', ids);

    public static string MetricsApi(string id) => $"/api/v1/runs/{id}/metrics";

    /// <summary>What is new about a run: a WebSocket, or one message.</summary>
    public static string LiveApi(string id) => $"/api/v1/runs/{id}/live";

    public static string LogApi(string id) => $"/api/v1/runs/{id}/log";

    public static string SnapshotsApi(string id) => $"/api/v1/runs/{id}/snapshots";

    /// <summary>With <c>Accept: application/octet-stream</c> or <c>?format=safetensors</c> the raw file, else JSON.</summary>
    public static string SnapshotApi(string id, int epoch) => $"/api/v1/runs/{id}/snapshots/{epoch}";

    /// <summary>The raw file of any epoch, with <c>{epoch}</c> in the epoch's place.</summary>
    public static string SnapshotFiles(string id) => $"/api/v1/runs/{id}/snapshots/{{epoch}}?format=safetensors";

    public static string Api(string id) => $"/api/v1/runs/{id}";

    public static string LineageApi(string id) => $"{Api(id)}/lineage";

    public static string ScoreApi(string id) => $"{Api(id)}/score";

    /// <summary>A scored table to download.</summary>
    public static string ScoredTable(string id, string tableId) => $"{Api(id)}/scores/{tableId}";

    public static string SampleApi(string id, int count, int seed) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Api(id)}/sample?count={count}&seed={seed}");

    /// <summary>The run with all that belongs to it as one file.</summary>
    public static string BundleApi(string id) => $"{Api(id)}/bundle";

    public static string WeightsApi(string id) => $"/api/v1/runs/{id}/weights";
}
