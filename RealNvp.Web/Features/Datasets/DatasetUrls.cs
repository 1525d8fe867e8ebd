namespace RealNvp.Web.Features.Datasets;

/// <summary>Addresses of the data sets' pages and data, and of the runs' pages about one of them.</summary>
public static class DatasetUrls
{
    public const string List = "/datasets";
    public const string Upload = "/datasets/upload";
    public const string Api = "/api/v1/datasets";

    public static string Page(string id) => $"/datasets/{id}";

    public static string Toy(string kind) => $"/datasets/toys/{kind}";

    public static string ItemApi(string id) => $"{Api}/{id}";

    /// <summary>The form of a new run on a toy (by kind) or an upload (by id).</summary>
    public static string Train(string key) => $"/runs/new?dataset={key}";

    /// <summary>The runs that use an upload.</summary>
    public static string Runs(string id) => $"/runs?dataset={id}";
}
