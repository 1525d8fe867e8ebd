using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share.Public.Sweeps;

/// <summary>What a shared page says of its sweep.</summary>
internal static class SharedSweepText
{
    /// <summary>One line of what it is.</summary>
    public static string Summary(SharedSweep sweep)
    {
        var search = sweep.Summary.Kind switch
        {
            SweepKind.Grid => "Grid search",
            SweepKind.Asha => "Successive halving",
            _ => "Random search",
        };
        return $"{search} over {Settings(sweep)} of RealNVP normalizing flows that learn {sweep.Summary.DatasetName}. Judged by {Format.InSentence(Goal(sweep))}.";
    }

    /// <summary>"Best validation NLL, smaller is better".</summary>
    public static string Goal(SharedSweep sweep) =>
        $"{SweepText.Title(sweep.Objective)}, {(sweep.Objective.Goal == SweepGoal.Minimise ? "smaller" : "larger")} is better";

    /// <summary>How far it is: "Running: 12 of 20 trials have ended (9 done, 3 stopped early, 2 running)".</summary>
    public static string Status(SharedSweep sweep)
    {
        var counts = sweep.Summary.Counts;
        var words = string.Join(", ", SweepLook.States.Where(state => counts.Of(state) > 0)
            .Select(state => $"{Format.Count(counts.Of(state))} {SweepLook.Title(state).ToLowerInvariant()}"));
        return $"{SweepLook.Title(sweep.Summary.Status)}: {Format.Count(counts.Ended)} of {Format.Plural(counts.Total, "trial")} ended ({words})";
    }

    /// <summary>The best result in one line; null: there is none yet.</summary>
    public static string? Headline(SharedSweep sweep) => sweep.Best is not { } best ? null
        : $"Best: trial {Format.Count(best.Number)}, {Format.InSentence(SweepText.Title(sweep.Objective))} {Value(sweep, best)}{SweepText.Unit(sweep.Objective)}";

    /// <summary>A trial's result without its unit.</summary>
    public static string Value(SharedSweep sweep, SweepTrial trial) =>
        trial.Objective is null && trial.State == SweepTrialState.Completed ? "diverged" : SweepText.Objective(sweep.Objective, trial.Objective);

    /// <summary>A trial with its values: "#3: 0.015, 32".</summary>
    public static string Values(SharedSweep sweep, SweepTrial trial) =>
        $"#{Format.Plain(trial.Number)}: {string.Join(", ", trial.Values.Select((value, index) => SweepText.Value(sweep.Settings[index], value)))}";

    /// <summary>What those values are: "trial: learning rate, hidden size".</summary>
    public static string ValueNames(SharedSweep sweep) => $"trial: {string.Join(", ", sweep.Summary.Settings.Select((_, index) => Format.InSentence(sweep.Title(index))))}";

    /// <summary>The objective with its unit, as the name of an axis.</summary>
    public static string AxisName(SharedSweep sweep)
    {
        var unit = SweepText.Unit(sweep.Objective).Trim();
        return SweepText.Title(sweep.Objective) + (unit.Length > 0 ? $", {unit}" : "");
    }

    private static string Settings(SharedSweep sweep)
    {
        var titles = sweep.Summary.Settings.Select((_, index) => Format.InSentence(sweep.Title(index))).ToList();
        return titles.Count switch
        {
            <= 1 => string.Concat(titles),
            <= 4 => $"{string.Join(", ", titles[..^1])} and {titles[^1]}",
            _ => Format.Plural(titles.Count, "setting"),
        };
    }
}
