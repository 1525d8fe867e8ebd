namespace RealNvp.Web.Features.Datasets;

/// <summary>Addresses of the data sets' pages and data.</summary>
public static class DatasetUrls
{
    public const string List = "/datasets";
    public const string Upload = "/datasets/upload";
    public const string Api = "/api/v1/datasets";

    public static string Page(string id) => $"/datasets/{id}";

    public static string ItemApi(string id) => $"{Api}/{id}";
}
