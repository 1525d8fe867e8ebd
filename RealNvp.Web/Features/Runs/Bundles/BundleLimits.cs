using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>How large a stranger's bundle may be.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="UnpackedBytes">All parts together, unpacked.</param>
internal sealed record BundleLimits(long Bytes, long UnpackedBytes)
{
    /// <summary>More parts than any bundle has: a run leaves at most some hundred snapshots.</summary>
    public const int Parts = 10_000;

    /// <summary>A manifest is a line a part.</summary>
    public const int ManifestBytes = 4_000_000;

    public static BundleLimits Of(BundleOptions options) => new(options.MaxMegabytes * 1_000_000L, options.MaxUnpackedMegabytes * 1_000_000L);
}
