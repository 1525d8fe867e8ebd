namespace RealNvp.Web.Queue.Scheduling;

/// <summary>A run as the scheduler knows it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Priority">Priority of its waiting trigger; null: it has none, so nothing will start it.</param>
/// <param name="IsBroken">The scheduler gave its trigger up.</param>
internal sealed record ScheduledRun(string RunId, int? Priority, bool IsBroken);
