using System.Globalization;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.List.Groups;

/// <summary>What the runs of a group have in common, in words and in the query language.</summary>
public static class GroupText
{
    /// <summary>The condition that just these runs meet: <c>hiddenSize = 64</c>.</summary>
    public static string Condition(QueryField by, object? value)
    {
        ArgumentNullException.ThrowIfNull(by);
        return $"{by.Name} = " + value switch
        {
            null => "none",
            _ when Word(by, value) is { } word => RunQueryLanguage.Quote(word),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => RunQueryLanguage.Quote(value.ToString()!),
        };
    }

    /// <summary>The word of a choice that is kept as a number: a state, a switch; null for other values.</summary>
    public static string? Word(QueryField by, object? value) => value is double number
        ? by.Choices.Where(choice => choice.Value is double kept && kept.Equals(number)).Select(choice => choice.Word).FirstOrDefault()
        : null;

    /// <summary>For people.</summary>
    /// <param name="runs">Some of the group's runs, the newest among them, for settings that have no short name: what their names have in common stands for them.</param>
    public static string Title(QueryField by, object? value, IReadOnlyList<RunRecord> runs)
    {
        if (by == QueryFields.SameSettings)
        {
            return GroupNames.Common([.. runs.Select(run => run.Name)]) ?? (runs.Count > 0 ? Settings(runs[0]) : Format.Unknown);
        }

        return value switch
        {
            null => "none",
            _ when Word(by, value) is { } word => word,
            double number => Format.Plain(number),
            _ => value.ToString()!,
        };
    }

    /// <summary>The title where one run alone is at hand, or none.</summary>
    public static string Title(QueryField by, object? value, RunRecord? run) => Title(by, value, run is null ? [] : new[] { run });

    /// <summary>What the title leaves out; null: nothing.</summary>
    public static string? Detail(QueryField by, IReadOnlyList<RunRecord> runs) =>
        by == QueryFields.SameSettings && runs.Count > 0 && GroupNames.Common([.. runs.Select(run => run.Name)]) is not null ? Settings(runs[0]) : null;

    /// <summary>The detail where one run alone is at hand, or none.</summary>
    public static string? Detail(QueryField by, RunRecord? run) => Detail(by, run is null ? [] : new[] { run });

    private static string Settings(RunRecord run) => $"{run.DatasetName}, {run.CouplingLayers} × {run.HiddenSize}, rate {Format.Rate(run.LearningRate)}";

    /// <summary>How the runs of a group stand: "3 done, 1 running".</summary>
    public static string Statuses(IReadOnlyDictionary<RunStatus, int> statuses) =>
        string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{Format.Count(pair.Value)} {RunStatusLook.Title(pair.Key).ToLowerInvariant()}"));

    /// <summary>A value of the result that groups are summed up by.</summary>
    public static string Number(QueryField of, double? value)
    {
        ArgumentNullException.ThrowIfNull(of);
        return of.Name is "gap" or "testGap" ? Format.SignedNats(value) : Spread(of, value);
    }

    /// <summary>A difference of two values of that result: without a sign.</summary>
    public static string Spread(QueryField of, double? value)
    {
        ArgumentNullException.ThrowIfNull(of);
        return of.Name switch
        {
            "seconds" => Format.Duration(value),
            "peakMemoryBytes" => Format.Bytes(value),
            "gap" or "testGap" or "entropyFloor" => Format.Nats(value),
            var name when name.EndsWith("Nll", StringComparison.Ordinal) => Format.Nats(value),
            _ => Format.Significant(value),
        };
    }
}
