using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>Runs that are the trials of a sweep.</summary>
public interface ITrialRuns
{
    /// <summary>Validates, stores and queues the run of a waiting trial.</summary>
    /// <param name="sweepId">The sweep.</param>
    /// <param name="trial">The trial's number.</param>
    Task<TrialLaunch> LaunchAsync(RunSpec spec, string sweepId, int trial, CancellationToken cancellationToken = default);
}
