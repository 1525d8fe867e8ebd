using System.Globalization;
using System.Text;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>The page that greets whoever unpacks a bundle.</summary>
internal static class BundleReadme
{
    public static string Write(RunRecord run, bool hasWeights, int snapshots, bool hasNote)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {OneLine(run.Name)}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"A RealNVP flow, {run.CouplingLayers} couplings with {run.HiddenSize} hidden units, trained on {OneLine(run.DatasetName)}; {Ending(run)}").AppendLine();
        foreach (var (what, value) in Results(run))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {what}: {value}");
        }

        text.AppendLine().AppendLine("## What is inside").AppendLine()
            .AppendLine("| file | what |").AppendLine("|---|---|")
            .AppendLine("| `run.json` | settings, state, results, provenance |")
            .AppendLine("| `metrics.csv` | one line an epoch: NLLs in nats on standardised data, penalty, learning rate, gradient norm, seconds of training so far |")
            .AppendLine("| `log.json` | what happened while it trained |");
        if (hasNote)
        {
            text.AppendLine("| `note.md` | what people wrote about it |");
        }

        if (hasWeights)
        {
            text.AppendLine("| `weights.safetensors` | the flow: tensors `coupling.{i}.{s or t}.{k}.weight` (outputs x inputs) and `.bias`, and the standardizer |");
        }

        if (snapshots > 0)
        {
            text.AppendLine("| `snapshots/` | after some epochs, points through the flow: tensors `data`, `latent`, `noise`, `generated` |");
        }

        text.AppendLine("| `manifest.json` | size and SHA-256 of each file |").AppendLine()
            .AppendLine(snapshots > 0
                ? "The rows it was trained on are not inside, except those that the snapshots show as `data`, at most 2,000."
                : "The rows it was trained on are not inside.").AppendLine()
            .AppendLine("## What to do with it").AppendLine()
            .AppendLine("Import it into RealNVP Studio (Runs, Import), or:").AppendLine()
            .AppendLine("    curl --data-binary @bundle.zip -H 'Content-Type: application/zip' http://localhost:5080/api/v1/runs/import");
        if (hasWeights)
        {
            text.AppendLine().AppendLine("    realnvp sample --weights weights.safetensors --count 1000 --seed 1")
                .AppendLine("    realnvp score --weights weights.safetensors --data rows.csv").AppendLine()
                .AppendLine("In Python:").AppendLine()
                .AppendLine("    from safetensors.numpy import load_file")
                .AppendLine("    weights = load_file(\"weights.safetensors\")");
        }

        return text.ToString();
    }

    private static string Ending(RunRecord run) => run.Status switch
    {
        RunStatus.Completed => $"all {Format.Count(run.Epoch)} epochs done.",
        RunStatus.Failed => $"failed after {Format.Plural(run.Epoch, "epoch")}: {OneLine(run.FailureReason ?? "no reason is known.")}",
        _ => $"cancelled after {Format.Plural(run.Epoch, "epoch")}.",
    };

    private static IEnumerable<(string, string)> Results(RunRecord run)
    {
        (string What, double? Value)[] numbers =
        [
            ("best validation NLL (nats on standardised data)", run.BestValNll), ("distance to the entropy (nats)", run.Gap),
            ("test NLL (nats on standardised data)", run.TestNll), ("test distance to the entropy (nats)", run.TestGap),
        ];
        return numbers.Where(number => number.Value is not null).Select(number => (number.What, Format.Nats(number.Value)))
            .Append(("training time", Format.Duration(run.Seconds)))
            .Append(("training seed", (SpecJson.Deserialize<RunSpec>(run.SpecJson)?.Training.Seed ?? 0).ToString(CultureInfo.InvariantCulture)));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
