namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp:Bundles</c>: limits of runs brought from elsewhere.</summary>
public sealed record BundleOptions
{
    /// <summary>Largest file taken.</summary>
    public int MaxMegabytes { get; init; } = Defaults.MaxMegabytes;

    /// <summary>Most that all its parts may come to when unpacked.</summary>
    public int MaxUnpackedMegabytes { get; init; } = Defaults.MaxUnpackedMegabytes;

    public static class Defaults
    {
        public const int MaxMegabytes = 500;
        public const int MaxUnpackedMegabytes = 1_000;
    }
}
