using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Features.Share;

/// <summary>A sweep that a link shows.</summary>
public sealed class SharedSweep
{
    private static readonly SweepTrialQuery All = new() { PageSize = SweepTrialQuery.MaxPageSize };

    /// <param name="board">The sweep with all its trials.</param>
    public SharedSweep(SweepBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        Board = board;

        // What was thrown away is not for strangers.
        Trials = [.. board.PageOfTrials(All).Items.Where(trial => !trial.IsTrashed && trial.State != SweepTrialState.Deleted)];
        Hidden = board.Trials.Count - Trials.Count;
        var known = SweepSettings.Of(Detail.Request.Base).ToDictionary(setting => setting.Path);
        Settings = [.. Summary.Settings.Select(path => known.GetValueOrDefault(path))];
    }

    /// <summary>The sweep as it was read, hidden trials and all: nothing that a page shows is taken from its trials.</summary>
    public SweepBoard Board { get; }

    public SweepDetail Detail => Board.Sweep;

    /// <summary>The trials that may be seen, best first.</summary>
    public IReadOnlyList<SweepTrial> Trials { get; }

    /// <summary>How many lie in the trash or have been deleted.</summary>
    public int Hidden { get; }

    /// <summary>The varied settings in the request's order; null: one that there is no more.</summary>
    public IReadOnlyList<Setting?> Settings { get; }

    public SweepSummary Summary => Detail.Summary;

    public SweepObjective Objective => Detail.Request.Objective;

    /// <summary>Whether each combination is trained with several seeds.</summary>
    public bool HasSeeds => Detail.Request.Seeds is { Count: > 1 };

    /// <summary>Null: none has a result yet.</summary>
    public SweepTrial? Best => Trials.FirstOrDefault(trial => trial is { Rank: not null, RunId: not null });

    /// <summary>Whether anything may still change by itself.</summary>
    public bool IsLive => Summary.Status == SweepStatus.Running || Trials.Any(trial => trial.State is SweepTrialState.Running or SweepTrialState.Queued);

    /// <summary>Name of the setting at a place.</summary>
    public string Title(int setting) => Settings[setting]?.Title ?? Summary.Settings[setting];

    /// <summary>Whether it learns data that anybody can draw, a toy.</summary>
    public bool ShowsData => !Detail.Request.Base.Dataset.IsTable;

    /// <summary>The wish for such a sweep; an uploaded table is not given away.</summary>
    public SweepRequest OpenRequest => ShowsData ? Detail.Request : Detail.Request with { Base = Detail.Request.Base with { Dataset = new DatasetSpec() } };

    /// <summary>A trial with a run by its number; null: the link shows none of that number.</summary>
    public SweepTrial? Find(int number) => Trials.FirstOrDefault(trial => trial.Number == number && trial.RunId is not null);
}
