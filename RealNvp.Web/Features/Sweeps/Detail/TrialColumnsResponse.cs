namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>The answer of <c>GET /api/v1/sweeps/{id}/columns</c>: lists of equal length, one place a trial.</summary>
/// <param name="Settings">Paths of the varied settings.</param>
/// <param name="Number">Trials' numbers, rising.</param>
/// <param name="RunId">Their runs; null: none yet.</param>
/// <param name="State">How they stand.</param>
/// <param name="Objective">What they have reached; null: nothing finite.</param>
/// <param name="Values">For each of <paramref name="Settings"/> the spelled values.</param>
public sealed record TrialColumnsResponse(
    IReadOnlyList<string> Settings,
    IReadOnlyList<int> Number,
    IReadOnlyList<string?> RunId,
    IReadOnlyList<SweepTrialState> State,
    IReadOnlyList<double?> Objective,
    IReadOnlyList<IReadOnlyList<string>> Values)
{
    internal static TrialColumnsResponse Of(IReadOnlyList<string> settings, IReadOnlyList<SweepTrial> trials) => new(
        settings,
        [.. trials.Select(trial => trial.Number)],
        [.. trials.Select(trial => trial.State == SweepTrialState.Deleted ? null : trial.RunId)],
        [.. trials.Select(trial => trial.State)],
        [.. trials.Select(trial => !trial.IsTrashed && trial.Objective is { } value && double.IsFinite(value) ? value : (double?)null)],
        [.. settings.Select((_, i) => trials.Select(trial => trial.Values[i]).ToList())]);
}
