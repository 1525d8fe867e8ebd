namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>Cancels several runs at once.</summary>
internal static class RunCancellation
{
    /// <summary>Stops those of the runs that wait or train; others stay as they are.</summary>
    /// <returns>Ids of the runs that were asked to stop.</returns>
    public static async Task<IReadOnlyList<string>> CancelManyAsync(this IRunService runs, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        var asked = new List<string>();
        foreach (var run in await runs.FindManyAsync(ids, cancellationToken))
        {
            if (run is { IsEnded: false, CancelRequested: false } && (await runs.CancelAsync(run.Id, cancellationToken)).Outcome == RunActionOutcome.Done)
            {
                asked.Add(run.Id);
            }
        }

        return asked;
    }
}
