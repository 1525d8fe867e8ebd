using System.Globalization;
using System.Text;

namespace RealNvp.Recipes;

/// <summary>The results as tables for people.</summary>
internal static class RecipeTable
{
    public static void Write(string path, IReadOnlyList<RecipeResult> results)
    {
        var text = new StringBuilder();
        foreach (var machine in results.GroupBy(result => $"{result.Machine}; evaluator {result.Evaluator}, {result.Threads} threads"))
        {
            text.Append("Measured on ").Append(machine.Key).AppendLine(".").AppendLine();
            Write(text, [.. machine.Where(result => result.Test?.Gap is not null)], "Toys: test NLL above the entropy, nats", result => result.Test!.Gap!.Value, result => result.Test!.GapStandardError);
            Write(text, [.. machine.Where(result => result.Test is { Gap: null })], "Tables: test NLL, nats standardised", result => result.Test!.Nll, result => result.Test!.StandardError);
            WriteBaselines(text, [.. machine.Where(result => result.Baselines.Count > 0)]);
            foreach (var failed in machine.Where(result => result.Failure is not null))
            {
                text.Append("- Failed: ").AppendLine(failed.Line);
            }
        }

        File.WriteAllText(path, text.ToString());
    }

    private static void Write(
        StringBuilder text, IReadOnlyList<RecipeResult> results, string title, Func<RecipeResult, double> value, Func<RecipeResult, double?> error)
    {
        if (results.Count == 0)
        {
            return;
        }

        text.Append("**").Append(title).AppendLine("**").AppendLine();
        text.AppendLine("| data | preset | each seed | median | worst | ± | training, longest | process, longest |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var group in Groups(results))
        {
            var values = group.Select(value).ToList();
            text.AppendLine(Invariant(
                $"| {group.Key.Data} | {group.Key.Preset} | {string.Join(" ", values.Select(v => Invariant($"{v:F3}")))} | {Median(values):F3} | **{values.Max():F3}** | {group.Max(error):F3} | {group.Max(r => r.TrainingSeconds):F1} s | {group.Max(r => r.WallSeconds):F1} s |"));
        }

        text.AppendLine();
    }

    private static void WriteBaselines(StringBuilder text, IReadOnlyList<RecipeResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        text.AppendLine("**The flow's advantage over simpler estimates on the same test rows, nats a row (mean over seeds; least)**").AppendLine();
        text.AppendLine("| data | preset | one Gaussian | mixture | kernels |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var group in Groups(results))
        {
            string Cell(string name)
            {
                var known = group.SelectMany(r => r.Baselines).Where(b => b.Name == name && b.FlowAdvantage is not null).Select(b => b.FlowAdvantage!.Value).ToList();
                return known.Count == 0 ? "–" : Invariant($"{known.Average():+0.000;-0.000} ({known.Min():+0.000;-0.000})");
            }

            text.AppendLine($"| {group.Key.Data} | {group.Key.Preset} | {Cell("gaussian")} | {Cell("mixture")} | {Cell("kernel")} |");
        }

        text.AppendLine();
    }

    private static IEnumerable<IGrouping<(string Data, string Preset), RecipeResult>> Groups(IEnumerable<RecipeResult> results) =>
        results.GroupBy(r => (r.Data, r.Changes.Count == 0 ? r.Preset : $"{r.Preset}, {string.Join(", ", r.Changes)}"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
