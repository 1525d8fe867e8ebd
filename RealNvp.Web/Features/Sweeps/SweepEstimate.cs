namespace RealNvp.Web.Features.Sweeps;

/// <summary>What a sweep would take, in seconds; estimated from the sizes of flows and data and from how fast runs trained here.</summary>
/// <param name="LeastTrialSeconds">Training time of the quickest trial, all its epochs.</param>
/// <param name="MeanTrialSeconds">Training time of a trial on average, all epochs.</param>
/// <param name="MostTrialSeconds">Training time of the longest trial, all its epochs.</param>
/// <param name="ExpectedSeconds">Until all is done, as expected: with stopping, if each decision lets one in eta go on.</param>
/// <param name="WorstSeconds">Until all is done if no trial is stopped; the same as expected without stopping. Neither knows the time budget.</param>
/// <param name="ExpectedTrainingSeconds">Training time of all trials together, as expected: what the time budget is compared with.</param>
/// <param name="Workers">How many trials train at once.</param>
/// <param name="MeasuredRuns">Runs on this machine whose speed was used; 0: none has ended yet, and a typical speed was taken.</param>
public sealed record SweepEstimate(
    double LeastTrialSeconds,
    double MeanTrialSeconds,
    double MostTrialSeconds,
    double ExpectedSeconds,
    double WorstSeconds,
    double ExpectedTrainingSeconds,
    int Workers,
    int MeasuredRuns);
