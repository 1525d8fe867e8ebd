using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Estimates;

/// <summary>
/// How fast runs train here. What a step costs grows with parameters times rows of a batch, so speed is that product a second; small flows reach less of it than
/// large ones, which is why the runs nearest in size tell.
/// </summary>
internal sealed class TrainingSpeed
{
    /// <summary>Parameters x rows a second where no run has ended yet: 52 steps a second of six couplings of 256 units with batches of 256, on two cores.</summary>
    public const double Typical = 3e10;

    /// <summary>Least time of starting a process and reading the data.</summary>
    public const double StartSeconds = 0.5;

    private const int Nearest = 5;

    private readonly IReadOnlyList<(double Work, double Speed)> _measured;

    private TrainingSpeed(IReadOnlyList<(double Work, double Speed)> measured) => _measured = measured;

    /// <summary>Runs whose speed is known.</summary>
    public int Runs => _measured.Count;

    /// <param name="runs">Completed runs; those that say too little are left out.</param>
    public static TrainingSpeed Of(IEnumerable<RunRecord> runs) => new([.. runs.Select(Measure).OfType<(double, double)>()]);

    /// <summary>Training time of a run.</summary>
    /// <param name="steps">Optimizer steps.</param>
    /// <param name="parameters">Trainable parameters.</param>
    /// <param name="batch">Rows of a batch.</param>
    public double Seconds(double steps, double parameters, double batch)
    {
        var work = Math.Max(1, parameters * batch);
        return StartSeconds + steps * work / SpeedNear(work);
    }

    private static (double, double)? Measure(RunRecord run)
    {
        if (run is not { Status: RunStatus.Completed, Parameters: > 0 and var parameters, TrainRows: > 0 and var rows, Epoch: > 0, Seconds: > 0.05 } || run.Lineage.ForkEpoch is not null)
        {
            return null;
        }

        var batch = StoredBatch(run);
        var steps = (double)run.Epoch * ((rows + batch - 1) / batch);
        var work = parameters * (double)batch;
        return (work, steps * work / run.Seconds);
    }

    private static int StoredBatch(RunRecord run)
    {
        try
        {
            return Math.Max(1, SpecJson.Deserialize<RunSpec>(run.SpecJson)?.Training.BatchSize ?? TrainingSpec.Defaults.BatchSize);
        }
        catch (System.Text.Json.JsonException)
        {
            return TrainingSpec.Defaults.BatchSize;
        }
    }

    private double SpeedNear(double work)
    {
        if (_measured.Count == 0)
        {
            return Typical;
        }

        var near = _measured.OrderBy(run => Math.Abs(Math.Log(run.Work / work))).Take(Nearest).Select(run => run.Speed).Order().ToList();
        return near[near.Count / 2];
    }
}
