using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>What a trial had reached after each epoch, by the objective.</summary>
internal sealed class TrialCurve
{
    private readonly string _objective;
    private readonly MetricCurve _curve;
    private readonly double _floor;

    private TrialCurve(string objective, MetricCurve curve, double floor) => (_objective, _curve, _floor) = (objective, curve, floor);

    /// <summary>Last epoch known; 0: none.</summary>
    public int LastEpoch => _curve.Epochs.Length == 0 ? 0 : _curve.Epochs[^1];

    public static async Task<TrialCurve> ReadAsync(
        string objective, TrialRow trial, IRunStore runs, IMetricStore metrics, CancellationToken cancellationToken)
    {
        var curve = await metrics.ReadCurveAsync(
            trial.RunId!, objective == "trainNll" ? MetricColumn.TrainNll : MetricColumn.ValNll, cancellationToken);
        var floor = objective == "gap" ? (await runs.FindAsync(trial.RunId!, cancellationToken))?.EntropyFloor ?? double.NaN : 0;
        return new TrialCurve(objective, curve, floor);
    }

    /// <summary>
    /// The objective after that many epochs: the best validation NLL of any epoch up to there, for <c>valNll</c> and <c>trainNll</c> that of the last one. NaN:
    /// nothing finite.
    /// </summary>
    public double ValueAt(int epoch)
    {
        var values = _curve.Epochs.Zip(_curve.Values).TakeWhile(point => point.First <= epoch).Select(point => point.Second);
        return _objective is "valNll" or "trainNll"
            ? values.LastOrDefault(double.NaN)
            : values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min() - _floor;
    }
}
