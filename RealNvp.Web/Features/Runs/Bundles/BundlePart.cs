namespace RealNvp.Web.Features.Runs.Bundles;

/// <param name="Name">Its name in the bundle.</param>
/// <param name="Bytes">Its size when unpacked.</param>
/// <param name="Sha256">Of its bytes, hex.</param>
internal sealed record BundlePart(string Name, long Bytes, string Sha256);
