namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp</c> of the configuration.</summary>
public sealed record StudioOptions
{
    public const string Section = "RealNvp";

    /// <summary>Folder for everything that is kept; relative paths start at the working directory.</summary>
    public string DataDirectory { get; init; } = Defaults.DataDirectory;

    /// <summary>Address under which people reach the studio, where it is not the one that requests carry; null: theirs.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>
    /// Addresses and networks of the proxies before the studio, separated by blanks: what these say of the host, scheme and address that they were asked for
    /// is believed. Empty: nobody's word is.
    /// </summary>
    public string KnownProxies { get; init; } = Defaults.KnownProxies;

    public QueueOptions Queue { get; init; } = new();

    public DatasetOptions Datasets { get; init; } = new();

    public BundleOptions Bundles { get; init; } = new();

    public RunsOptions Runs { get; init; } = new();

    public SharingOptions Sharing { get; init; } = new();

    public WebhookOptions Webhooks { get; init; } = new();

    public static class Defaults
    {
        public const string DataDirectory = "data";

        /// <summary>Anybody can send such headers; only who is known to set them is to be believed.</summary>
        public const string KnownProxies = "";
    }
}
