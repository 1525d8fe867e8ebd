using System.Globalization;
using System.Text;
using RealNvp.Data.Metrics;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>A run's curves as a table, number for number: what is read is what was written, bit by bit.</summary>
internal static class MetricsCsv
{
    public const string Header = "epoch,trainNll,valNll,penalty,learningRate,gradNorm,seconds";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static byte[] Write(IEnumerable<EpochMetric> metrics)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var metric in metrics)
        {
            text.Append(Culture, $"{metric.Epoch},{metric.TrainNll:R},{metric.ValNll:R},{metric.Penalty:R},{metric.LearningRate:R},{metric.GradNorm:R},{metric.Seconds:R}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <exception cref="BundleException">It is no such table; the message names the line.</exception>
    public static IReadOnlyList<EpochMetric> Read(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        if (reader.ReadLine() is var header && header != Header)
        {
            throw new BundleException($"{BundleNames.Metrics} starts with \"{BundleException.Shorten(header ?? "")}\"; it must start with {Header}.");
        }

        var metrics = new List<EpochMetric>();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var metric = ReadLine(text) ?? throw Wrong(line, text, "it must hold an epoch from 1 and six numbers");
            if (metrics.Count > 0 && metric.Epoch <= metrics[^1].Epoch)
            {
                throw Wrong(line, text, "epochs must ascend");
            }

            metrics.Add(metric);
        }

        return metrics;
    }

    private static EpochMetric? ReadLine(string text)
    {
        var cells = text.Split(',');
        var numbers = new double[6];
        if (cells.Length != 7 || !int.TryParse(cells[0], NumberStyles.None, Culture, out var epoch) || epoch < 1)
        {
            return null;
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(cells[i + 1], NumberStyles.Float, Culture, out numbers[i]))
            {
                return null;
            }
        }

        return new EpochMetric(epoch, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private static BundleException Wrong(int line, string text, string rule) =>
        new($"Line {line} of {BundleNames.Metrics} is \"{BundleException.Shorten(text)}\"; {rule}.");
}
