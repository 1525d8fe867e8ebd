using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>Which epoch's weights a run leaves.</summary>
public static class KeptWeights
{
    /// <summary>The epoch; null as long as the run has not completed.</summary>
    public static int? EpochOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Status != RunStatus.Completed ? null
            : SpecJson.Deserialize<RunSpec>(run.SpecJson) is { Training.KeepBest: true } && run.BestEpoch is { } best ? best
            : run.Epoch;
    }
}
