namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp</c> of the configuration.</summary>
public sealed record StudioOptions
{
    public const string Section = "RealNvp";

    /// <summary>Folder for everything that is kept; relative paths start at the working directory.</summary>
    public string DataDirectory { get; init; } = Defaults.DataDirectory;

    /// <summary>Address under which people reach the studio, where it is not the one that requests carry; null: theirs.</summary>
    public string? PublicUrl { get; init; }

    public QueueOptions Queue { get; init; } = new();

    public DatasetOptions Datasets { get; init; } = new();

    public BundleOptions Bundles { get; init; } = new();

    public RunsOptions Runs { get; init; } = new();

    public SharingOptions Sharing { get; init; } = new();

    public WebhookOptions Webhooks { get; init; } = new();

    public static class Defaults
    {
        public const string DataDirectory = "data";
    }
}
