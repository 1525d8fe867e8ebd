namespace RealNvp.Web.Features.Runs.Api;

/// <summary>When things happened, UTC.</summary>
/// <param name="CreatedAt">Launched.</param>
/// <param name="StartedAt">Training first started.</param>
/// <param name="EndedAt">Completed, failed or cancelled.</param>
/// <param name="TrainingSeconds">Training time so far, without waiting.</param>
public sealed record RunTimesResponse(DateTime CreatedAt, DateTime? StartedAt, DateTime? EndedAt, double TrainingSeconds);
