using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs.New;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>The part of the form that is a run's: the data and the settings that all trials share.</summary>
public sealed partial class SweepEditor
{
    private const string BasePrefix = "base.";

    /// <summary>The base's fields know their errors by the paths of a run.</summary>
    private FormEdit RunEdit => new(
        Form.Run,
        OfBase(Errors),
        SetRunAsync,
        ResetAsync);

    /// <summary>What is wrong with the base as it is drawn.</summary>
    private IReadOnlyList<FieldError> PicturedErrors => OfBase(_pictured.Errors);

    private string DatasetTitle => Choices.FirstOrDefault(choice => choice.Key == (Form.Run.DatasetId ?? Form.Run.Kind))?.Title ?? "The data";

    private string? DatasetFrom => Form.Run.IsChanged(RunForm.KindPath) && Form.Run.BaselineText(RunForm.KindPath) is { } from
        ? Choices.FirstOrDefault(choice => choice.Key == from)?.Title ?? from
        : null;

    /// <summary>What a reader should know of fields that are folded away.</summary>
    private string BaseNote
    {
        get
        {
            var wrong = RunEdit.Errors.Count(error => IsFolded(error.Field));
            var changed = Form.Run.Changes().Count(IsFolded);
            return wrong > 0 ? $" ({wrong} to correct)" : changed > 0 ? $" ({changed} changed)" : "";
        }
    }

    private Task SetRunAsync(string path, string text)
    {
        Form.Run.Set(path, text);
        Changed(BasePrefix + path);
        return Task.CompletedTask;
    }

    private async Task ResetAsync(string path)
    {
        Form.Run.Reset(path);
        Changed(BasePrefix + path);
        if (path == RunForm.KindPath)
        {
            await DatasetChangedAsync();
        }
    }

    private Task ResetAllAsync()
    {
        Form.Run.ResetAll();
        return DatasetChangedAsync();
    }

    private Task StartFromAsync(Preset preset)
    {
        Form.Run.StartFrom(preset);
        Changed(null);
        return Task.CompletedTask;
    }

    private Task ChooseAsync(DatasetChoice choice)
    {
        if (choice.Upload is null)
        {
            Form.Run.ChooseToy(choice.Key);
        }
        else
        {
            Form.Run.ChooseTable(choice.Key);
        }

        return DatasetChangedAsync();
    }

    private async Task DatasetChangedAsync()
    {
        Changed(null);
        try
        {
            var dataset = _reading.Request.Base.Dataset;
            var limits = await Runs.GetLimitsAsync(dataset, _gone.Token);
            Form.Run.FitBatchSize(dataset.IsTable ? limits.Rows : null, _reading.Request.Base);
            _pictured = _reading = Form.Read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _failure = exception.Message;
        }

        StateHasChanged();
    }

    private static bool IsFolded(string path) =>
        path.StartsWith("model.", StringComparison.Ordinal) || path.StartsWith("training.", StringComparison.Ordinal);

    private static IReadOnlyList<FieldError> OfBase(IEnumerable<FieldError> errors) =>
        [.. errors.Where(error => error.Field.StartsWith(BasePrefix, StringComparison.Ordinal)).Select(error => error with { Field = error.Field[BasePrefix.Length..] })];
}
