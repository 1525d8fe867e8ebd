using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Features.Runs.Language;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>What a run has of a field: a number, a text, a switch, a time in UTC or a <see cref="RunStatus"/>; null where it has nothing.</summary>
public static class FieldValue
{
    public static object? Of(QueryField field, RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(run);
        return field.Field is { Path: { } path } ? Setting(run.SpecJson, path) : Value(field.Field.Value!.Value, run);
    }

    private static object? Value(RunValue value, RunRecord run) => value switch
    {
        RunValue.Name => run.Name,
        RunValue.Id => run.Id,
        RunValue.Status => run.Status,
        RunValue.Dataset => run.DatasetName,
        RunValue.DatasetId => run.DatasetId,
        RunValue.Tag => run.Tags.Count == 0 ? null : string.Join(", ", run.Tags),
        RunValue.CreatedAt => run.CreatedAt,
        RunValue.StartedAt => run.StartedAt,
        RunValue.EndedAt => run.EndedAt,
        RunValue.CouplingLayers => run.CouplingLayers,
        RunValue.HiddenSize => run.HiddenSize,
        RunValue.HiddenLayers => run.HiddenLayers,
        RunValue.LearningRate => run.LearningRate,
        RunValue.L2 => run.L2,
        RunValue.Epochs => run.Epochs,
        RunValue.Epoch => run.Epoch,
        RunValue.Seconds => run.Seconds,
        RunValue.TrainNll => run.TrainNll,
        RunValue.ValNll => run.ValNll,
        RunValue.BestValNll => run.BestValNll,
        RunValue.BestEpoch => run.BestEpoch,
        RunValue.EntropyFloor => run.EntropyFloor,
        RunValue.Gap => run.Gap,
        RunValue.TestNll => run.TestNll,
        RunValue.TestStandardError => run.TestStandardError,
        RunValue.TestGap => run.TestGap,
        RunValue.TestGapStandardError => run.TestGapStandardError,
        RunValue.RoundTripError => run.RoundTripError,
        RunValue.StepsPerSecond => run.StepsPerSecond,
        RunValue.PeakMemoryBytes => run.PeakMemoryBytes,
        RunValue.Parameters => run.Parameters,
        RunValue.TrainRows => run.TrainRows,
        RunValue.ValidationRows => run.ValidationRows,
        RunValue.TestRows => run.TestRows,
        RunValue.Resumes => run.Resumes,
        RunValue.Favourite => run.IsFavourite,
        RunValue.Archived => run.Shelf == RunShelf.Archived,
        RunValue.Trashed => run.Shelf == RunShelf.Trash,
        RunValue.Settings => run.SettingsHash.Length == 0 ? null : run.SettingsHash,
        RunValue.Sweep => run.SweepId,
        RunValue.SweepTrial => run.SweepTrial,
        RunValue.FailureReason => run.FailureReason,
        _ => null,
    };

    private static object? Setting(string specJson, string path)
    {
        using var document = JsonDocument.Parse(specJson);
        var element = document.RootElement;
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => element.GetString(),
            _ => null,
        };
    }
}
