using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>
/// How fast runs train here. A step costs parameters times rows of a batch, and a little besides; so does an epoch, for its validation and what it tells. That is
/// what a run takes on a typical machine; how much faster or slower this one is, the runs nearest in size tell. Without the small costs a few tiny runs, which consist of
/// little else, would promise hours for a large flow.
/// </summary>
internal sealed class TrainingSpeed
{
    /// <summary>Parameters x rows a second: 52 steps a second of six couplings of 256 units with batches of 256, on two cores.</summary>
    public const double Typical = 3e10;

    /// <summary>What a step costs besides, seconds.</summary>
    public const double StepSeconds = 2e-4;

    /// <summary>What an epoch costs besides, seconds.</summary>
    public const double EpochSeconds = 0.02;

    /// <summary>Least time of starting a process and reading the data.</summary>
    public const double StartSeconds = 0.5;

    /// <summary>No machine is further from the typical one, whatever single runs seem to say.</summary>
    private const double MostFactor = 10;

    private const int Nearest = 5;

    /// <summary>Latest completed runs whose speed is looked at.</summary>
    private const int Looked = 40;

    private readonly IReadOnlyList<(double Work, double Factor)> _measured;

    private TrainingSpeed(IReadOnlyList<(double Work, double Factor)> measured) => _measured = measured;

    /// <summary>Runs whose speed is known.</summary>
    public int Runs => _measured.Count;

    /// <param name="runs">Completed runs; those that say too little are left out.</param>
    public static TrainingSpeed Of(IEnumerable<RunRecord> runs) => new([.. runs.Select(Measure).OfType<(double, double)>()]);

    /// <summary>That of the runs that ended last.</summary>
    public static async Task<TrainingSpeed> ReadAsync(IRunService runs, CancellationToken cancellationToken) =>
        Of((await runs.ListAsync(new RunQuery { Statuses = [RunStatus.Completed], PageSize = Looked }, cancellationToken)).Items);

    /// <summary>Training time of a run, in seconds; null where a setting that it depends on is wrong.</summary>
    /// <param name="from">Epoch that it goes on from.</param>
    public double? SecondsOf(RunEstimate estimate, TrainingSpec training, int from = 0)
    {
        var epochs = (double)Math.Max(0, training.Epochs - from);
        return estimate is { StepsPerEpoch: { } steps, Steps: not null, Parameters: { } parameters } ? Seconds(epochs, steps * epochs, parameters, training.BatchSize) : null;
    }

    /// <summary>Training time of a run.</summary>
    /// <param name="epochs">Passes over the training rows.</param>
    /// <param name="steps">Optimizer steps of all of them.</param>
    /// <param name="parameters">Trainable parameters.</param>
    /// <param name="batch">Rows of a batch.</param>
    public double Seconds(double epochs, double steps, double parameters, double batch)
    {
        var work = Math.Max(1, parameters * batch);
        return StartSeconds + FactorNear(work) * TypicalSeconds(epochs, steps, work);
    }

    private static double TypicalSeconds(double epochs, double steps, double work) => epochs * EpochSeconds + steps * (StepSeconds + work / Typical);

    private static (double, double)? Measure(RunRecord run)
    {
        if (run is not { Status: RunStatus.Completed, Parameters: > 0 and var parameters, TrainRows: > 0 and var rows, Epoch: > 0, Seconds: > 0.05 } || run.Lineage.ForkEpoch is not null)
        {
            return null;
        }

        var batch = StoredBatch(run);
        var steps = (double)run.Epoch * ((rows + batch - 1) / batch);
        var work = parameters * (double)batch;
        return (work, Math.Clamp(run.Seconds / TypicalSeconds(run.Epoch, steps, work), 1 / MostFactor, MostFactor));
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

    /// <summary>The median of the runs nearest in size; 1 where there is none.</summary>
    private double FactorNear(double work)
    {
        if (_measured.Count == 0)
        {
            return 1;
        }

        var near = _measured.OrderBy(run => Math.Abs(Math.Log(run.Work / work))).Take(Nearest).Select(run => run.Factor).Order().ToList();
        return near[near.Count / 2];
    }
}
