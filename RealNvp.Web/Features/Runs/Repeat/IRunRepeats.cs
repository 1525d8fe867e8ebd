namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>Running a run's settings again, and finding what belongs together.</summary>
public interface IRunRepeats
{
    /// <summary>What <see cref="RepeatAsync"/> would launch; null: no such run.</summary>
    Task<RepeatPlan?> PlanAsync(string id, int count, CancellationToken cancellationToken = default);

    /// <summary>Launches a run's settings again with other training seeds: all of the repeats or, with errors, none.</summary>
    Task<RepeatResult> RepeatAsync(string id, RepeatOrder order, CancellationToken cancellationToken = default);

    /// <summary>What a run was made from, what was made from it, and the runs of equal settings; null: no such run.</summary>
    Task<RunFamily?> FindFamilyAsync(string id, CancellationToken cancellationToken = default);
}
