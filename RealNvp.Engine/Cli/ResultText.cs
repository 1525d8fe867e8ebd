using System.Globalization;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary>What a finished run came to, in lines for people.</summary>
internal static class ResultText
{
    /// <summary>Further lines below the first one, each with a line end before it.</summary>
    public static string Of(FinishedEvent finished)
    {
        var lines = new List<string>();
        if (finished.Test is { } test)
        {
            lines.Add(Text($"Test NLL {test.Nll:F4}{Error(test.StandardError)} nats on {test.Rows:#,##0} rows never used to choose, {test.RawNll:F4} in original units")
                + (test.Gap is { } gap ? Text($", {gap:F4}{Error(test.GapStandardError)} above the entropy") : ""));
        }

        lines.AddRange(finished.Baselines.Select(Of));
        return string.Concat(lines.Select(line => "\n" + line));
    }

    private static string Of(BaselineResult baseline) => baseline.Nll is { } nll
        ? Text($"  {baseline.Title} on the same rows: {nll:F4}; the flow is {Math.Abs(baseline.FlowAdvantage!.Value):F4}{Error(baseline.FlowAdvantageError)} nats {(baseline.FlowAdvantage >= 0 ? "better" : "worse")} ({baseline.Detail})")
        : $"  {baseline.Title}: {baseline.Problem}";

    private static string Error(double? standardError) => standardError is { } error ? Text($" ± {error:F4}") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
