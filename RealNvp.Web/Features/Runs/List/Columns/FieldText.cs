using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>What a run has of a field, for people.</summary>
public static class FieldText
{
    public static string Of(QueryField field, RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(run);
        return field.Field is { Path: { } path } ? Setting(run.SpecJson, path) : Value(field.Field.Value!.Value, run);
    }

    private static string Value(RunValue value, RunRecord run) => value switch
    {
        RunValue.Name => run.Name,
        RunValue.Id => run.Id,
        RunValue.Status => RunStatusLook.Title(run.Status),
        RunValue.Dataset => run.DatasetName,
        RunValue.DatasetId => run.DatasetId ?? Format.Unknown,
        RunValue.Tag => run.Tags.Count == 0 ? Format.Unknown : string.Join(", ", run.Tags),
        RunValue.CreatedAt => Format.Moment(run.CreatedAt),
        RunValue.StartedAt => Format.Moment(run.StartedAt),
        RunValue.EndedAt => Format.Moment(run.EndedAt),
        RunValue.CouplingLayers => Format.Count(run.CouplingLayers),
        RunValue.HiddenSize => Format.Count(run.HiddenSize),
        RunValue.HiddenLayers => Format.Count(run.HiddenLayers),
        RunValue.LearningRate => Format.Rate(run.LearningRate),
        RunValue.L2 => Format.Rate(run.L2),
        RunValue.Epochs => Format.Count(run.Epochs),
        RunValue.Epoch => Format.Count(run.Epoch),
        RunValue.Seconds => Format.Duration(run.Seconds),
        RunValue.TrainNll => Format.Nats(run.TrainNll),
        RunValue.ValNll => Format.Nats(run.ValNll),
        RunValue.BestValNll => Format.Nats(run.BestValNll),
        RunValue.BestEpoch => Format.Count(run.BestEpoch),
        RunValue.EntropyFloor => Format.Nats(run.EntropyFloor),
        RunValue.Gap => Format.SignedNats(run.Gap),
        RunValue.TestNll => Format.Nats(run.TestNll),
        RunValue.TestStandardError => Format.Significant(run.TestStandardError),
        RunValue.TestGap => Format.SignedNats(run.TestGap),
        RunValue.TestGapStandardError => Format.Significant(run.TestGapStandardError),
        RunValue.RoundTripError => Format.Significant(run.RoundTripError),
        RunValue.StepsPerSecond => Format.Significant(run.StepsPerSecond),
        RunValue.PeakMemoryBytes => Format.Bytes(run.PeakMemoryBytes),
        RunValue.Parameters => Format.Count(run.Parameters),
        RunValue.TrainRows => Format.Count(run.TrainRows),
        RunValue.ValidationRows => Format.Count(run.ValidationRows),
        RunValue.TestRows => Format.Count(run.TestRows),
        RunValue.Resumes => Format.Count(run.Resumes),
        RunValue.Favourite => YesNo(run.IsFavourite),
        RunValue.Archived => YesNo(run.Shelf == RunShelf.Archived),
        RunValue.Trashed => YesNo(run.Shelf == RunShelf.Trash),
        RunValue.Settings => run.SettingsHash.Length == 0 ? Format.Unknown : run.SettingsHash,
        RunValue.Sweep => run.SweepId ?? Format.Unknown,
        RunValue.SweepTrial => Format.Count(run.SweepTrial),
        RunValue.FailureReason => run.FailureReason ?? Format.Unknown,
        _ => Format.Unknown,
    };

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Setting(string specJson, string path)
    {
        using var document = JsonDocument.Parse(specJson);
        var element = document.RootElement;
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return Format.Unknown;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.Number => Format.Plain(element.GetDouble()),
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.String => element.GetString()!,
            _ => Format.Unknown,
        };
    }
}
