namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>Running a run's settings once more, seed and all, to see whether the numbers come out the same bit by bit.</summary>
public interface IRunReproductions
{
    /// <summary>Launches a completed run once more.</summary>
    Task<ReproduceResult> ReproduceAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Compares a reproduction with the run it reproduces; null: no such run, or no reproduction.</summary>
    Task<Reproduction?> CompareAsync(string id, CancellationToken cancellationToken = default);
}
