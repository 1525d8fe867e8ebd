namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp</c> of the configuration.</summary>
public sealed record StudioOptions
{
    public const string Section = "RealNvp";

    /// <summary>Folder for everything that is kept; relative paths start at the working directory.</summary>
    public string DataDirectory { get; init; } = Defaults.DataDirectory;

    public QueueOptions Queue { get; init; } = new();

    public DatasetOptions Datasets { get; init; } = new();

    public BundleOptions Bundles { get; init; } = new();

    public RunsOptions Runs { get; init; } = new();

    public static class Defaults
    {
        public const string DataDirectory = "data";
    }
}
