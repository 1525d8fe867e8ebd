namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp:Datasets</c>: limits of uploads.</summary>
public sealed record DatasetOptions
{
    public int MaxUploadMegabytes { get; init; } = Defaults.MaxUploadMegabytes;

    public int MaxRows { get; init; } = Defaults.MaxRows;

    public int MaxColumns { get; init; } = Defaults.MaxColumns;

    public static class Defaults
    {
        public const int MaxUploadMegabytes = 100;
        public const int MaxRows = 1_000_000;
        public const int MaxColumns = 512;
    }
}
