using System.Collections.Concurrent;
using RealNvp.Data.Sweeps;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>Which settings of a sweep mattered, from the results there are.</summary>
internal sealed class SweepImportances(ISweepStore store, TimeProvider time) : IDisposable
{
    /// <summary>Fewest combinations, and fewest for each setting: fewer say more about chance than about settings.</summary>
    public const int Least = 12;
    public const int LeastEach = 4;

    /// <summary>Below this share a reader is told that the settings explain little.</summary>
    private const double Little = 0.2;

    private const int MostKept = 50;

    /// <summary>While results keep coming an answer does for so many times what it took: open pages ask each second, and a large forest takes one.</summary>
    private const int Rest = 10;

    /// <summary>Answers by sweep, with what they were made from: a forest takes a moment, and pages ask again while nothing has changed.</summary>
    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    /// <summary>One forest at a time: what trains beside it needs the processor more, and who asks for the same one gets it.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    public async Task<SweepImportance> OfAsync(SweepBoard board, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(board);
        var sweep = board.Sweep;
        var results = sweep.Rungs.Count > 0
            ? await AtFirstRungAsync(board, cancellationToken)
            : board.Trials.Where(trial => trial is { State: SweepTrialState.Completed, IsTrashed: false, Objective: not null })
                .Select(trial => (Trial: trial, Value: trial.Objective!.Value)).ToList();
        var hash = new HashCode();
        foreach (var (trial, value) in results)
        {
            hash.Add((trial.Number, value));
        }

        var key = hash.ToHashCode();
        if (Find(sweep, key) is { } kept)
        {
            return kept;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Find(sweep, key) is { } made)
            {
                return made;
            }

            // Not on the thread that asked: it may be the one that a page lives on.
            var began = time.GetTimestamp();
            var answer = await Task.Run(() => Of(sweep.Summary.Settings, [.. results.Select(result => (result.Trial.Combination, result.Trial.Values, result.Value))]), cancellationToken);
            answer = WithNote(answer, sweep);
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[sweep.Summary.Id] = new Kept(key, answer, time.GetTimestamp(), time.GetElapsedTime(began));
            return answer;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <param name="settings">Paths of the settings.</param>
    /// <param name="results">Combination, spelled values and objective of each trial with a result.</param>
    public static SweepImportance Of(IReadOnlyList<string> settings, IReadOnlyList<(int Combination, IReadOnlyList<string> Values, double Objective)> results)
    {
        // By combination: its seeds are the same point, and the forest would seem to predict what it has seen.
        var points = results.GroupBy(result => result.Combination).Select(group => (group.First().Values, Objective: group.Average(result => result.Objective))).ToList();
        var needed = Math.Max(Least, LeastEach * settings.Count);
        if (points.Count < needed)
        {
            var note = $"It needs at least {Format.Count(needed)} combinations with a result to tell which settings mattered; there {(points.Count == 1 ? "is" : "are")} {Format.Count(points.Count)}.";
            return new SweepImportance(results.Count, needed, null, [], note) { Combinations = points.Count };
        }

        var objective = points.ConvertAll(point => point.Objective);
        var features = settings.Select((setting, index) => Feature.Of(setting, [.. points.Select(point => point.Values[index])])).ToList();
        var (explained, shares) = ForestImportance.Of(features, objective);
        var dimensions = features.Zip(shares)
            .Select(pair => new DimensionImportance(pair.First.Setting, pair.Second, pair.First.IsOrdered ? Ranks.Correlation(pair.First.Values, objective) : null))
            .OrderByDescending(dimension => dimension.Share).ToList();
        var word = explained < Little
            ? $"The settings explain {(shares.All(share => share == 0) ? "next to nothing" : $"only {Format.Percent(explained)}")} of the differences between these results: chance, or ranges too narrow to matter."
            : null;
        return new SweepImportance(results.Count, needed, explained, dimensions, word) { Combinations = points.Count };
    }

    private SweepImportance? Find(SweepDetail sweep, int key) => _kept.TryGetValue(sweep.Summary.Id, out var kept)
        && (kept.Key == key || (sweep.Summary.Status == SweepStatus.Running && time.GetElapsedTime(kept.MadeAt) < Rest * kept.Took)) ? kept.Answer : null;

    private static SweepImportance WithNote(SweepImportance answer, SweepDetail sweep)
    {
        if (sweep.Rungs.Count == 0 || answer.Explained is null)
        {
            return answer;
        }

        var note = $"Judged by what every trial had reached after epoch {Format.Count(sweep.Rungs[0])}, as stopped trials have trained for less than others.";
        return answer with { Note = answer.Note is null ? note : $"{note} {answer.Note}" };
    }

    private async Task<List<(SweepTrial Trial, double Value)>> AtFirstRungAsync(SweepBoard board, CancellationToken cancellationToken)
    {
        var (sweep, trials) = board;
        var reports = await store.ListReportsAsync(sweep.Summary.Id, sweep.Rungs[0], cancellationToken);
        var worst = sweep.Request.Objective.Goal == SweepGoal.Minimise ? double.PositiveInfinity : double.NegativeInfinity;
        return [.. trials.Where(trial => !trial.IsTrashed && reports.ContainsKey(trial.Number))
            .Select(trial => (trial, double.IsFinite(reports[trial.Number]) ? reports[trial.Number] : worst))];
    }

    /// <param name="Key">Stands for the results it was made from.</param>
    private sealed record Kept(int Key, SweepImportance Answer, long MadeAt, TimeSpan Took);
}
