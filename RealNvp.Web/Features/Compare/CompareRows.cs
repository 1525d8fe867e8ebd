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
            Row("best validation NLL, nats", run => run.BestValNll, Format.Nats, comparable ? Rank.Least : Rank.None),
            Row("at epoch", run => run.BestEpoch, Format.Count),
            Row("gap to the entropy floor, nats", run => run.Gap, Format.SignedNats, Rank.Least),
            Row("test NLL, nats", run => run.TestNll, Format.Nats, comparable ? Rank.Least : Rank.None),
            Row("test NLL above the entropy, nats", run => run.TestGap, Format.SignedNats, Rank.Least),
            Row("validation NLL, last, nats", run => run.ValNll, Format.Nats, comparable ? Rank.Least : Rank.None),
            Row("training NLL, last, nats", run => run.TrainNll, Format.Nats),
            Row("best NLL on raw data, nats", run => run.BestValNll + run.LogScaleSum, Format.Nats),
            Row("round-trip error", run => run.RoundTripError, error => error?.ToString("0.#e0", CultureInfo.InvariantCulture) ?? Format.Unknown),
            Row("epochs done", run => run.Epoch, Format.Count),
            Row("training time", run => run.Seconds > 0 ? run.Seconds : null, Format.Duration, Rank.Least),
            Row("speed, steps/s", run => run.StepsPerSecond, Speed, Rank.Most),
            Row("peak memory", run => run.PeakMemoryBytes, Format.Bytes),
            Row("parameters", run => run.Parameters, Format.Count),
        ];

        CompareRow Row(string title, Func<RunRecord, double?> value, Func<double?, string> text, Rank rank = Rank.None)
        {
            var values = runs.Select(run => value(run.Run)).ToList();
            return new CompareRow(title, [.. values.Select(text)]) { Best = BestOf(values, rank) };
        }
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
