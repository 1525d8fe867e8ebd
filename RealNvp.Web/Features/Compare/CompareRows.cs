using System.Globalization;
using RealNvp.Data.Runs;
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

    /// <summary>The place of each run by its distance to the entropy: that of the test where all completed runs have one, else that of the best validation NLL.</summary>
    public static CompareRow Places(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var tested = runs.All(run => run.Run.TestGap is not null || run.Run.Status != RunStatus.Completed);
        var gaps = runs.Select(run => tested ? run.Run.TestGap : run.Run.Gap).Select(gap => gap is { } number && double.IsFinite(number) ? gap : null).ToList();
        List<double?> places = [.. gaps.Select(gap => gap is null ? (double?)null : 1 + gaps.Count(other => other < gap))];
        return new CompareRow("place", [.. places.Select(place => place is { } number ? Format.Ordinal((int)number) : Format.Unknown)])
        {
            Key = "place",
            Numbers = places,
            Help = tested ? "By the test NLL above the entropy" : "By the gap of the best validation NLL to the entropy floor",
        };
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
