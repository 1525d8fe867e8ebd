using RealNvp.Data.Runs;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Share.Public.Sweeps;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>What a shared page says of its runs.</summary>
public static class SharedText
{
    /// <summary>Runs that a list names before the others are folded away.</summary>
    public const int MostListed = 8;

    /// <summary>One line of what it is.</summary>
    public static string Summary(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Sweep is { } sweep ? SharedSweepText.Summary(sweep)
            : content.Link.Kind == ShareKind.Comparison ? $"{Format.Plural(content.Runs.Count, "training run")} of RealNVP normalizing flows on {string.Join(", ", content.Runs.Select(run => run.Run.DatasetName).Distinct())}."
            : Summary(content.Runs[0].Run);
    }

    /// <summary>The most wanted result in one line; null: there is none yet.</summary>
    public static string? Headline(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.BestValNll is null ? null
            : $"Validation NLL {Format.Nats(run.BestValNll)} nats" + (run.Gap is { } gap ? $", {Format.Nats(Math.Abs(gap))} {Side(gap)}" : "");
    }

    /// <summary>The same of what a link shows: of several runs there is no one result.</summary>
    public static string? Headline(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Sweep is { } sweep ? SharedSweepText.Headline(sweep) : content.Runs.Count == 1 ? Headline(content.Runs[0].Run) : null;
    }

    /// <summary>What it is, and what came out or how far it is.</summary>
    public static string Description(SharedContent content) => $"{Summary(content)} {Headline(content) ?? Status(content)}.";

    /// <summary>Where the run is: "Done", "Running, epoch 3 of 20".</summary>
    public static string Status(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Status == RunStatus.Completed
            ? RunStatusLook.Title(run.Status)
            : $"{RunStatusLook.Title(run.Status)}, epoch {Format.Count(run.Epoch)} of {Format.Count(run.Epochs)}";
    }

    /// <summary>Where the runs are, in one line.</summary>
    public static string Status(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Sweep is { } sweep ? SharedSweepText.Status(sweep)
            : content.Runs.Count == 1 ? Status(content.Runs[0].Run)
            : content.IsLive ? $"{content.Runs.Count(run => !run.Run.IsEnded)} of {Format.Plural(content.Runs.Count, "run")} not ended yet"
            : "All runs have ended";
    }

    /// <summary>What came out, the most wanted first.</summary>
    public static IReadOnlyList<SharedFact> Facts(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        SharedFact?[] facts =
        [
            new("best validation NLL", Format.Nats(run.BestValNll), "nats"),
            run.BestEpoch is { } best ? new("reached in epoch", Format.Count(best)) : null,
            run.Gap is { } gap ? new(Side(gap), Format.Nats(Math.Abs(gap)), "nats") : null,
            run.EntropyFloor is { } floor ? new("entropy floor", Format.Nats(floor), "nats") : null,
            run.TestNll is { } test ? new("test NLL", WithError(Format.Nats(test), run.TestStandardError), "nats") : null,
            run.TestGap is { } testGap ? new("test NLL above the entropy", WithError(Format.SignedNats(testGap), run.TestGapStandardError), "nats") : null,
            run.Parameters is { } parameters ? new("parameters", Format.Count(parameters)) : null,
            run.TrainRows is { } rows ? new("training rows", Format.Count(rows)) : null,
            run.Seconds > 0 ? new("training time", Format.Duration(run.Seconds)) : null,
        ];
        return [.. facts.OfType<SharedFact>()];
    }

    private static string Summary(RunRecord run) =>
        $"A RealNVP normalizing flow that learns {run.DatasetName}: {Format.Plural(run.CouplingLayers, "coupling")} with {Format.Plural(run.HiddenLayers, "hidden layer")} of {Format.Count(run.HiddenSize)}.";

    /// <summary>The best of many epochs can lie below what any model reaches on all rows there are.</summary>
    private static string Side(double gap) => gap < 0 ? "below the entropy floor, by the luck of the validation rows" : "above the entropy floor";

    private static string WithError(string value, double? error) => error is null ? value : $"{value} ± {Format.Nats(error)}";
}
