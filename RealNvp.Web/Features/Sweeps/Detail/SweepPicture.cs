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
        if (await sweeps.FindAsync(id, cancellationToken) is not { } sweep)
        {
            return null;
        }

        var picture = new SweepPicture { Sweep = sweep };
        return view.Tab switch
        {
            SweepTab.Trials => await picture.WithTrialsAsync(sweeps, id, view, cancellationToken),
            SweepTab.Settings => picture with { Importance = await sweeps.GetImportanceAsync(id, cancellationToken) },
            _ => picture,
        };
    }

    private static IReadOnlyList<Setting?> SettingsOf(SweepDetail sweep)
    {
        var known = SweepSettings.Of(sweep.Request.Base).ToDictionary(setting => setting.Path);
        return [.. sweep.Summary.Settings.Select(path => known.GetValueOrDefault(path))];
    }

    private async Task<SweepPicture> WithTrialsAsync(ISweepService sweeps, string id, SweepView view, CancellationToken cancellationToken)
    {
        var first = new SweepTrialQuery { PageSize = 1 };
        var bySeeds = view.BySeeds && HasSeeds;
        return this with
        {
            Best = (await sweeps.ListTrialsAsync(id, first, cancellationToken))?.Items.FirstOrDefault(trial => trial.Rank is not null),
            BestCombination = HasSeeds ? (await sweeps.ListCombinationsAsync(id, first, cancellationToken))?.Items.FirstOrDefault(one => one.Rank is not null) : null,
            Trials = bySeeds ? null : await sweeps.ListTrialsAsync(id, view.ToQuery(), cancellationToken),
            Combinations = bySeeds ? await sweeps.ListCombinationsAsync(id, view.ToQuery(), cancellationToken) : null,
            Rungs = Sweep.Rungs.Count == 0 ? []
                : RungCount.Of(Sweep.Rungs, (await sweeps.ListTrialsAsync(id, new SweepTrialQuery { PageSize = SweepTrialQuery.MaxPageSize }, cancellationToken))?.Items ?? []),
        };
    }
}
