namespace RealNvp.Web.Features.Datasets;

/// <summary>Bounds of requests about data sets that are no settings.</summary>
public static class DatasetLimits
{
    /// <summary>Most points of one preview.</summary>
    public const int PreviewPoints = 2_000;

    public const int NameLength = 200;
}
