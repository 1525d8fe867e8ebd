namespace RealNvp.Web.Hosting;

/// <summary>Where things lie in the data folder.</summary>
/// <param name="Root">The data folder, absolute.</param>
public sealed record StudioFolders(string Root)
{
    public string Database => Path.Combine(Root, "studio.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Lock => Path.Combine(Root, "studio.lock");

    public static StudioFolders Of(StudioOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new StudioFolders(Path.GetFullPath(options.DataDirectory));
    }
}
