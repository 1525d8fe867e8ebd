namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>What a bundle says of itself, in <see cref="BundleNames.Manifest"/>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format; a later one is refused instead of misread.</param>
/// <param name="Program">Version of the program that wrote it.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="Parts">Every other part.</param>
internal sealed record BundleManifest(string Format, int Version, string Program, DateTime WrittenAt, IReadOnlyList<BundlePart> Parts)
{
    public const string FormatName = "realnvp-bundle";
    public const int CurrentVersion = 1;
}
