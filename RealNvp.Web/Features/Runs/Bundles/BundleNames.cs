using System.Globalization;
using System.Text.RegularExpressions;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>The parts of a bundle and the names they have in it.</summary>
internal static partial class BundleNames
{
    public const string Manifest = "manifest.json";
    public const string Readme = "README.md";
    public const string Run = "run.json";
    public const string Metrics = "metrics.csv";
    public const string Log = "log.json";
    public const string Note = "note.md";
    public const string Weights = "weights.safetensors";

    /// <summary>Epochs have as many digits as a run may have epochs, so that names sort as they do.</summary>
    public static string Snapshot(int epoch) => string.Create(CultureInfo.InvariantCulture, $"snapshots/{epoch:0000000}.safetensors");

    /// <summary>The epoch of a snapshot's name; null: it is none.</summary>
    public static int? EpochOf(string name) =>
        SnapshotName().Match(name) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a part may have that name. Names are looked up here and never become paths.</summary>
    public static bool IsKnown(string name) => name is Readme or Run or Metrics or Log or Note or Weights || EpochOf(name) is not null;

    [GeneratedRegex(@"^snapshots/([0-9]{7})\.safetensors\z", RegexOptions.CultureInvariant)]
    private static partial Regex SnapshotName();
}
