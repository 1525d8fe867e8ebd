using RealNvp.Engine.Specs;
using RealNvp.Web.Charts.Pictures;
using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Features.Share.Public.Sweeps;

/// <summary>The results of a shared sweep's trials as pictures.</summary>
internal static class SharedTrialPictures
{
    /// <summary>Values that lie further apart than this factor are seen better on a logarithmic axis.</summary>
    private const double WideFactor = 20;

    /// <summary>Each trial over its number, with the best so far: how the search went.</summary>
    public static TrialsPicture? History(SharedSweep sweep, PictureFrame frame) => Of(sweep, trial => trial.Number, TrialAxis.Number, frame);

    /// <summary>Each trial over the value of a setting; null: its values are words, or no trial has a result.</summary>
    public static TrialsPicture? Across(SharedSweep sweep, int setting, PictureFrame frame)
    {
        if (sweep.Settings[setting] is not { Kind: SettingKind.Whole or SettingKind.Real } known)
        {
            return null;
        }

        var values = sweep.Trials.Select(trial => SweepValue.Number(trial.Values[setting])).OfType<double>().ToList();
        var isWide = values.Count > 0 && values.Min() > 0 && values.Max() / values.Min() > WideFactor;
        var isLog = isWide || sweep.Detail.Request.Dimensions[setting].Scale == SweepScale.Log;
        return Of(sweep, trial => SweepValue.Number(trial.Values[setting]), new TrialAxis(known.Title, isLog, Whole: known.Kind == SettingKind.Whole, BestSoFar: false), frame);
    }

    private static TrialShape ShapeOf(SweepTrialState state) => state switch
    {
        SweepTrialState.Completed => TrialShape.Finished,
        SweepTrialState.Running or SweepTrialState.Queued or SweepTrialState.Waiting => TrialShape.Training,
        _ => TrialShape.Early,
    };

    private static TrialsPicture? Of(SharedSweep sweep, Func<SweepTrial, double?> place, TrialAxis axis, PictureFrame frame)
    {
        var points = new List<TrialPoint>();
        foreach (var trial in sweep.Trials)
        {
            if (trial.Objective is { } value && double.IsFinite(value) && place(trial) is { } x)
            {
                points.Add(new TrialPoint(x, value, ShapeOf(trial.State)));
            }
        }

        return TrialsPicture.Of(points, axis, SharedSweepText.AxisName(sweep), sweep.Objective.Goal == SweepGoal.Maximise, frame);
    }
}
