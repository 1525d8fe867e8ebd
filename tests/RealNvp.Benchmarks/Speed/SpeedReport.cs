using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RealNvp.Benchmarks.Speed;

/// <summary>A result for people, for programs and as a picture.</summary>
internal static class SpeedReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Markdown(SpeedResult result)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"# Speed, {result.Taken:yyyy-MM-dd}");
        text.AppendLine();
        Line($"{result.Machine}{(result.Load.Length > 0 ? $"; load averages before the run {result.Load}" : "")}.");
        text.AppendLine();
        Line($"{string.Join("; ", result.Versions.Select(version => $"{version.Key}: {version.Value}"))}.");
        Line($"Two threads. {result.Speeds.First().Value.Count} interleaved rounds, of which each contestant's best counts, the bound's included.");
        Line($"Bound: {result.BoundGflops:0} GFLOP/s ({result.BoundFrom}); memory: {result.BandwidthGbytes:0} GB/s.");
        text.AppendLine();
        Line($"| work | target | reached | |");
        Line($"|---|---|---|---|");
        foreach (var row in result.Rows)
        {
            Line($"| {row.Work} | {Number(row.Target, row.Unit)} | {(row.Reached is { } reached ? Number(reached, row.Unit) : "not measured")} | {row.IsMet switch { true => "met", false => "missed", null => "" }} |");
        }

        text.AppendLine();
        Line($"| measured | median | least | most |");
        Line($"|---|---|---|---|");
        foreach (var (name, values) in result.Speeds)
        {
            var sorted = values.Order().ToList();
            Line($"| {name} | {sorted[sorted.Count / 2]:#,##0.##} | {sorted[0]:#,##0.##} | {sorted[^1]:#,##0.##} |");
        }

        return text.ToString();
    }

    /// <summary>Writes <c>speed.md</c> and <c>speed.json</c> into a folder and the roofline to a file.</summary>
    public static void Save(SpeedResult result, string folder, string picture)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "speed.md"), Markdown(result));
        File.WriteAllText(Path.Combine(folder, "speed.json"), JsonSerializer.Serialize(result, Json) + "\n");
        File.WriteAllText(picture, RooflinePicture.Svg(result));
    }

    private static string Number(double value, string unit) =>
        unit.EndsWith(" x", StringComparison.Ordinal) ? value.ToString(unit[..^2], CultureInfo.InvariantCulture) + " x" : value.ToString(unit, CultureInfo.InvariantCulture);
}
