using RealNvp.Data.Checkpoints;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Fork;

/// <summary>Going on from a run's checkpoint with other settings, as a run of its own.</summary>
public interface IRunForks
{
    /// <summary>The checkpoints that a run keeps to go on from, by epoch; null: no such run.</summary>
    Task<IReadOnlyList<KeptCheckpoint>?> ListAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Checks, stores and queues a fork.</summary>
    /// <param name="id">The run to go on from.</param>
    /// <param name="epoch">Epoch of one of its checkpoints.</param>
    /// <param name="spec">All settings of the fork.</param>
    Task<ForkResult> ForkAsync(string id, int epoch, RunSpec spec, CancellationToken cancellationToken = default);
}
