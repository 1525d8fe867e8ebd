using System.Text.Json.Serialization;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps.Importance;

namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>What the page shows of a sweep at one moment: as much as its part needs, never more rows than a page has.</summary>
public sealed record SweepPicture
{
    private IReadOnlyList<Setting?>? _settings;

    public required SweepDetail Sweep { get; init; }

    /// <summary>The varied settings in the request's order; null: one that there is no more.</summary>
    [JsonIgnore]
    public IReadOnlyList<Setting?> Settings => _settings ??= SettingsOf(Sweep);

    /// <summary>The best trial so far.</summary>
    public SweepTrial? Best { get; init; }

    /// <summary>The best combination over its seeds, where there are several.</summary>
    public SweepCombination? BestCombination { get; init; }

    public SweepTrialList? Trials { get; init; }

    public SweepCombinationList? Combinations { get; init; }

    public IReadOnlyList<RungCount> Rungs { get; init; } = [];

    public SweepImportance? Importance { get; init; }

    [JsonIgnore]
    public bool HasSeeds => Sweep.Request.Seeds is { Count: > 1 };

    /// <summary>Rows that the table's pages are made of.</summary>
    [JsonIgnore]
    public int Total => Combinations?.Total ?? Trials?.Total ?? 0;

    /// <returns>Null: no such sweep.</returns>
    public static async Task<SweepPicture?> ReadAsync(ISweepService sweeps, string id, SweepView view, CancellationToken cancellationToken)
    {
        if (await sweeps.OpenAsync(id, cancellationToken) is not { } board)
        {
            return null;
        }

        var picture = new SweepPicture { Sweep = board.Sweep };
        return view.Tab switch
        {
            SweepTab.Trials => picture.WithTrials(board, view),
            SweepTab.Settings => picture with { Importance = await sweeps.GetImportanceAsync(board, cancellationToken) },
            _ => picture,
        };
    }

    private static IReadOnlyList<Setting?> SettingsOf(SweepDetail sweep)
    {
        var known = SweepSettings.Of(sweep.Request.Base).ToDictionary(setting => setting.Path);
        return [.. sweep.Summary.Settings.Select(path => known.GetValueOrDefault(path))];
    }

    private SweepPicture WithTrials(SweepBoard board, SweepView view)
    {
        var bySeeds = view.BySeeds && HasSeeds;
        return this with
        {
            Best = board.Trials.FirstOrDefault(trial => trial.Rank == 1),
            BestCombination = HasSeeds ? board.Combinations.FirstOrDefault(one => one.Rank == 1) : null,
            Trials = bySeeds ? null : board.PageOfTrials(view.ToQuery()),
            Combinations = bySeeds ? board.PageOfCombinations(view.ToQuery()) : null,
            Rungs = RungCount.Of(Sweep.Rungs, board.Trials),
        };
    }
}
