using System.Linq.Expressions;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Runs.Filters;

/// <summary>Where the database finds a field's value.</summary>
internal static class RunFieldSql
{
    private static readonly Dictionary<RunValue, Expression<Func<RunEntity, double?>>> Numbers = new()
    {
        [RunValue.Status] = run => (int)run.Status,
        [RunValue.CouplingLayers] = run => run.CouplingLayers,
        [RunValue.HiddenSize] = run => run.HiddenSize,
        [RunValue.HiddenLayers] = run => run.HiddenLayers,
        [RunValue.LearningRate] = run => run.LearningRate,
        [RunValue.L2] = run => run.L2,
        [RunValue.Epochs] = run => run.Epochs,
        [RunValue.Epoch] = run => run.Epoch,
        [RunValue.Seconds] = run => run.Seconds,
        [RunValue.TrainNll] = run => run.TrainNll,
        [RunValue.ValNll] = run => run.ValNll,
        [RunValue.BestValNll] = run => run.BestValNll,
        [RunValue.BestEpoch] = run => run.BestEpoch,
        [RunValue.EntropyFloor] = run => run.EntropyFloor,
        [RunValue.Gap] = run => run.BestValNll - run.EntropyFloor,
        [RunValue.TestNll] = run => run.TestNll,
        [RunValue.TestStandardError] = run => run.TestStandardError,
        [RunValue.TestGap] = run => run.TestGap,
        [RunValue.TestGapStandardError] = run => run.TestGapStandardError,
        [RunValue.RoundTripError] = run => run.RoundTripError,
        [RunValue.StepsPerSecond] = run => run.StepsPerSecond,
        [RunValue.PeakMemoryBytes] = run => run.PeakMemoryBytes,
        [RunValue.Parameters] = run => run.Parameters,
        [RunValue.TrainRows] = run => run.TrainRows,
        [RunValue.ValidationRows] = run => run.ValidationRows,
        [RunValue.TestRows] = run => run.TestRows,
        [RunValue.Resumes] = run => run.Resumes,
        [RunValue.Favourite] = run => run.IsFavourite ? 1 : 0,
        [RunValue.Archived] = run => run.Shelf == RunShelf.Archived ? 1 : 0,
        [RunValue.SweepTrial] = run => run.SweepTrial,
        [RunValue.Trashed] = run => run.Shelf == RunShelf.Trash ? 1 : 0,
    };

    private static readonly Dictionary<RunValue, Expression<Func<RunEntity, string?>>> Texts = new()
    {
        [RunValue.Name] = run => run.Name,
        [RunValue.Id] = run => run.Id,
        [RunValue.Dataset] = run => run.DatasetName,
        [RunValue.DatasetId] = run => run.DatasetId,
        [RunValue.Sweep] = run => run.SweepId,
        [RunValue.FailureReason] = run => run.FailureReason,
        [RunValue.Settings] = run => run.SettingsHash,
        [RunValue.Note] = run => run.Note!.Text,
    };

    private static readonly Dictionary<RunValue, Expression<Func<RunEntity, DateTime?>>> Moments = new()
    {
        [RunValue.CreatedAt] = run => run.CreatedAt,
        [RunValue.StartedAt] = run => run.StartedAt,
        [RunValue.EndedAt] = run => run.EndedAt,
    };

    public static RunFieldKind KindOf(RunValue value) =>
        Numbers.ContainsKey(value) ? RunFieldKind.Number
        : Texts.ContainsKey(value) ? RunFieldKind.Text
        : Moments.ContainsKey(value) ? RunFieldKind.Moment
        : value == RunValue.Tag ? RunFieldKind.Tags
        : throw new ArgumentOutOfRangeException(nameof(value), value, "It is not a value of a run.");

    public static Expression<Func<RunEntity, double?>> Number(RunField field)
    {
        if (field.Path is not { } setting)
        {
            return Numbers[field.Value!.Value];
        }

        var path = JsonPath(setting);
        return run => StudioFunctions.JsonNumber(run.SpecJson, path);
    }

    public static Expression<Func<RunEntity, string?>> Text(RunField field)
    {
        if (field.Path is not { } setting)
        {
            return Texts[field.Value!.Value];
        }

        var path = JsonPath(setting);
        return run => StudioFunctions.JsonText(run.SpecJson, path);
    }

    public static Expression<Func<RunEntity, DateTime?>> Moment(RunField field) => Moments[field.Value!.Value];

    private static string JsonPath(string setting) => "$." + setting;
}
