using System.Globalization;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Compare.Verdicts;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Compare;

/// <summary>Settings and results of several runs as rows of a table.</summary>
public static class CompareRows
{
    /// <summary>Every setting that any of the runs has, in the order of the form.</summary>
    public static IReadOnlyList<CompareRow> Settings(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var tables = runs.Select(run => SpecRows.Of(run.Run).ToDictionary(row => row.Key)).ToList();
        var order = tables.SelectMany(table => table.Values).DistinctBy(row => row.Key).ToList();
        return
        [
            .. order.GroupBy(row => row.Group).SelectMany(group => group).Select(row => new CompareRow(
                row.Title, [.. tables.Select(table => table.TryGetValue(row.Key, out var own) ? own.Value : Format.Unknown)])
            {
                Help = row.Help,
                Group = row.Group,
            }),
        ];
    }

    /// <summary>What came out, with the best of each row marked. NLLs are only ranked where the runs share a distribution.</summary>
    public static IReadOnlyList<CompareRow> Results(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var comparable = runs.Select(run => run.Distribution).Distinct().Count() == 1;
        return
        [
            Row("bestValNll", "best validation NLL, nats", run => run.BestValNll, Format.Nats, comparable ? Rank.Least : Rank.None),
            Row("bestEpoch", "at epoch", run => run.BestEpoch, Format.Count),
            Row("entropyFloor", "entropy floor, nats", run => run.EntropyFloor, Format.Nats),
            Row("gap", "gap to the entropy floor, nats", run => run.Gap, Format.SignedNats, Rank.Least),
            Row("testNll", "test NLL, nats", run => run.TestNll, Format.Nats, comparable ? Rank.Least : Rank.None),
            Row("testGap", "test NLL above the entropy, nats", run => run.TestGap, Format.SignedNats, Rank.Least),
            Row("valNll", "validation NLL, last, nats", run => run.ValNll, Format.Nats, comparable ? Rank.Least : Rank.None),
            Row("trainNll", "training NLL, last, nats", run => run.TrainNll, Format.Nats),
            Row("rawNll", "best NLL on raw data, nats", run => run.BestValNll + run.LogScaleSum, Format.Nats),
            Row("roundTripError", "round-trip error", run => run.RoundTripError, error => error?.ToString("0.#e0", CultureInfo.InvariantCulture) ?? Format.Unknown),
            Row("epoch", "epochs done", run => run.Epoch, Format.Count),
            Row("seconds", "training time", run => run.Seconds > 0 ? run.Seconds : null, Format.Duration, Rank.Least),
            Row("stepsPerSecond", "speed, steps/s", run => run.StepsPerSecond, Speed, Rank.Most),
            Row("peakMemoryBytes", "peak memory", run => run.PeakMemoryBytes, Format.Bytes),
            Row("parameters", "parameters", run => run.Parameters, Format.Count),
        ];

        CompareRow Row(string key, string title, Func<RunRecord, double?> value, Func<double?, string> text, Rank rank = Rank.None)
        {
            var values = runs.Select(run => value(run.Run)).ToList();
            return new CompareRow(title, [.. values.Select(text)]) { Key = key, Numbers = values, Best = BestOf(values, rank) };
        }
    }

    /// <summary>
    /// The place of each run by its distance to the entropy: that of the test where all completed runs have one, else that of the best validation NLL. Runs of
    /// one table, whose entropy nobody knows, by their NLL.
    /// </summary>
    public static CompareRow Places(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var (figure, help) = Placing(runs);
        var figures = runs.Select(run => figure(run.Run)).Select(value => value is { } number && double.IsFinite(number) ? value : null).ToList();
        List<double?> places = [.. figures.Select(value => value is null ? (double?)null : 1 + figures.Count(other => other < value))];
        return new CompareRow("place", [.. places.Select(place => place is { } number ? Format.Ordinal((int)number) : Format.Unknown)])
        {
            Key = "place",
            Numbers = places,
            Help = help,
        };
    }

    /// <summary>
    /// The number that runs are ranked by, less being better. Without an entropy only runs of the same data can be ranked, by the NLL in the data's own
    /// units: each run standardises by its own training rows.
    /// </summary>
    private static (Func<RunRecord, double?> Figure, string Help) Placing(IReadOnlyList<ComparedRun> runs)
    {
        var completed = runs.Select(run => run.Run).Where(run => run.Status == RunStatus.Completed).ToList();
        if (runs.Any(run => run.Run.EntropyFloor is not null || run.Run.TestGap is not null))
        {
            return completed.TrueForAll(run => run.TestGap is not null)
                ? (run => run.TestGap, "By the test NLL above the entropy")
                : (run => run.Gap, "By the gap of the best validation NLL to the entropy floor");
        }

        if (runs.Select(run => run.Distribution).Distinct().Skip(1).Any())
        {
            return (_ => null, "Runs of different data can only be ranked where the entropy of the data is known");
        }

        var figure = HeldOutFigure.For(completed);
        return (figure.Read, $"By the {figure.Name}");
    }

    private static string Speed(double? speed) => speed is < 10
        ? speed.Value.ToString("0.0", CultureInfo.InvariantCulture)
        : Format.Count(speed is { } s ? Math.Round(s) : null);

    private static List<int> BestOf(IReadOnlyList<double?> values, Rank rank)
    {
        var known = values.Select((value, column) => (value, column)).Where(v => v.value is { } number && double.IsFinite(number)).ToList();
        if (rank == Rank.None || known.Select(v => v.value).Distinct().Count() < 2)
        {
            return [];
        }

        var best = rank == Rank.Least ? known.Min(v => v.value) : known.Max(v => v.value);
        return [.. known.Where(v => v.value == best).Select(v => v.column)];
    }

    private enum Rank
    {
        None,
        Least,
        Most,
    }
}
