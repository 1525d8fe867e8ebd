using Microsoft.AspNetCore.Components;
using RealNvp.Data.Checkpoints;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>The form of a new run, on texts and choices that the page has prepared.</summary>
public sealed partial class RunEditor
{
    /// <summary>Pause in typing after which the picture is drawn anew and the draft kept.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private ElementReference _element;
    private RunFormBrowser? _browser;
    private RunSpecReading _reading = new(new RunSpec(), []);
    private RunLimits? _limits;
    private TrainingSpeed? _speed;
    private IReadOnlyList<FieldError> _refused = [];
    private IReadOnlyDictionary<string, float[]> _thumbnails = new Dictionary<string, float[]>();

    /// <summary>The reading when typing last paused: the data are not drawn anew with every key.</summary>
    private RunSpecReading _pictured = new(new RunSpec(), []);
    private string? _failure;
    private bool _restored;
    private bool _launching;
    private ITimer? _pause;

    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DatasetChoice> Choices { get; set; }

    /// <summary>Under which name the browser keeps what is typed.</summary>
    [Parameter, EditorRequired]
    public required string DraftKey { get; set; }

    /// <summary>Checkpoints that a fork can go on from.</summary>
    [Parameter]
    public IReadOnlyList<KeptCheckpoint> Kept { get; set; } = [];

    /// <summary>Everything typed is to be forgotten: give a fresh form.</summary>
    [Parameter]
    public EventCallback OnStartOver { get; set; }

    private FormEdit Edit => new(Form, Errors, SetAsync, ResetAsync);

    /// <summary>In the order of the form.</summary>
    private IReadOnlyList<FieldError> Errors =>
        [.. _reading.Errors.Concat(_refused.Where(e => !_reading.Errors.Any(mine => mine.Field == e.Field))).OrderBy(e => Place(e.Field))];

    private string DatasetTitle => Choices.FirstOrDefault(choice => choice.Key == (Form.DatasetId ?? Form.Kind))?.Title ?? "The data";

    private string? DatasetFrom => Form.IsChanged(RunForm.KindPath) && Form.BaselineText(RunForm.KindPath) is { } from
        ? Choices.FirstOrDefault(choice => choice.Key == from)?.Title ?? from
        : null;

    public async ValueTask DisposeAsync()
    {
        _pause?.Dispose();
        await _gone.CancelAsync();
        _gone.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _pictured = _reading = Form.Read();
        await ReadLimitsAsync();
        await ReadSpeedAsync();
        _thumbnails = await DatasetThumbnails.DrawAsync(Datasets, Choices, _gone.Token);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _browser = await RunFormBrowser.OpenAsync(JavaScript, _element);
        if (await _browser.ReadDraftAsync<RunFormDraft>(DraftKey) is { } draft)
        {
            Form.Restore(draft);
            _restored = true;
            await DatasetChangedAsync();
            StateHasChanged();
        }
    }

    private Task SetAsync(string path, string text)
    {
        Form.Set(path, text);
        Changed(path);
        return Task.CompletedTask;
    }

    private async Task ResetAsync(string path)
    {
        Form.Reset(path);
        Changed(path);
        if (path == RunForm.KindPath)
        {
            await DatasetChangedAsync();
        }
    }

    private Task ResetAllAsync()
    {
        Form.ResetAll();
        _refused = [];
        return DatasetChangedAsync();
    }

    private Task StartFromAsync(Preset preset)
    {
        Form.StartFrom(preset);
        _refused = [];
        Changed(null);
        return Task.CompletedTask;
    }

    private Task ChooseAsync(DatasetChoice choice)
    {
        if (choice.Upload is null)
        {
            Form.ChooseToy(choice.Key);
        }
        else
        {
            Form.ChooseTable(choice.Key);
        }

        _refused = _refused.Where(e => e.Field is not (RunForm.IdPath or RunForm.KindPath)).ToList();
        return DatasetChangedAsync();
    }

    private async Task DatasetChangedAsync()
    {
        Changed(null);
        await ReadLimitsAsync();
        _pictured = _reading;
        StateHasChanged();
    }

    /// <summary>Reads the form again; a message from the server about a field lasts until the field is touched.</summary>
    private void Changed(string? path)
    {
        _refused = _refused.Where(e => e.Field != path).ToList();
        _failure = null;
        _reading = Form.Read(_limits);
        _pause?.Dispose();
        _pause = Time.CreateTimer(_ => InvokeAsync(PausedAsync), null, Pause, Timeout.InfiniteTimeSpan);

        // The panels' events arrive here as plain calls, after which only the panel would be drawn again.
        StateHasChanged();
    }

    private async Task PausedAsync()
    {
        if (_gone.IsCancellationRequested || _launching)
        {
            return;
        }

        if (_browser is not null)
        {
            await _browser.KeepDraftAsync(DraftKey, Form.Save());
        }

        _pictured = _reading;
        StateHasChanged();
    }

    private async Task ReadLimitsAsync()
    {
        var dataset = _reading.Spec.Dataset;
        try
        {
            var limits = await Runs.GetLimitsAsync(dataset, _gone.Token);

            // A toy has the rows the form says at this moment, not those it said when the limits were read.
            _limits = dataset.IsTable ? limits : limits with { Rows = null };
            Form.FitBatchSize(limits.Rows, _reading.Spec);
            _reading = Form.Read(_limits);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _failure = exception.Message;
        }
    }

    private async Task ReadSpeedAsync()
    {
        try
        {
            _speed = await TrainingSpeed.ReadAsync(Runs, _gone.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A form without an estimate is a form all the same; if the runs cannot be read, launching says so.
        }
    }

    private async Task LaunchAsync()
    {
        if (_launching)
        {
            return;
        }

        _reading = Form.Read(_limits);
        if (Errors.Count > 0)
        {
            await GoToAsync(Errors[0].Field);
            return;
        }

        _launching = true;
        _failure = null;
        try
        {
            // Without the page's token: a tab closed at this moment must not leave a run stored but not queued.
            var result = await SendAsync(_reading.Spec);
            if (result.Run is { } run)
            {
                _pause?.Dispose();
                if (_browser is not null)
                {
                    await _browser.DropDraftAsync(DraftKey);
                }

                // The button stays shut: a second click while the next page opens must not launch a second run.
                Navigation.NavigateTo(RunUrls.Page(run.Id));
                return;
            }

            _refused = result.Errors;
            _launching = false;
            StateHasChanged();
            await GoToAsync(Errors[0].Field);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (_failure, _launching) = (exception.Message, false);
        }
    }

    private async Task<LaunchResult> SendAsync(RunSpec spec)
    {
        if (Form.Baseline is not { RunId: { } id, ForkEpoch: { } epoch })
        {
            return await Runs.LaunchAsync(spec, Form.Baseline.RunId, CancellationToken.None);
        }

        var result = await Forks.ForkAsync(id, epoch, spec, CancellationToken.None);
        return result.Found ? new LaunchResult(result.Run, result.Errors) : throw new InvalidOperationException("The run to go on from does not exist any more.");
    }

    private int Place(string path) => path == RunForm.IdPath ? 0 : Form.Paths().ToList().IndexOf(path) is var place && place >= 0 ? place : int.MaxValue;

    private async Task GoToAsync(string path)
    {
        if (_browser is not null)
        {
            await _browser.FocusAsync(FieldIds.Of(path));
        }
    }

    private async Task StartOverAsync()
    {
        if (_browser is not null)
        {
            await _browser.DropDraftAsync(DraftKey);
        }

        _pause?.Dispose();
        await OnStartOver.InvokeAsync();
    }
}
