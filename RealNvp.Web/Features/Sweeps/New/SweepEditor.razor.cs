using Microsoft.AspNetCore.Components;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs.New;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>The form of a sweep, on texts and choices that the page has prepared.</summary>
public sealed partial class SweepEditor
{
    /// <summary>Pause in typing after which the sweep is counted anew and the draft kept.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private ElementReference _element;
    private RunFormBrowser? _browser;
    private SweepReading _reading = new(new SweepRequest(), []);

    /// <summary>The reading when typing last paused: the data are not drawn anew with every key.</summary>
    private SweepReading _pictured = new(new SweepRequest(), []);
    private SweepPreview? _preview;

    /// <summary>What the last look of the server found wrong beyond the reading; of a field until it is touched.</summary>
    private IReadOnlyList<FieldError> _refused = [];
    private IReadOnlyDictionary<string, float[]> _thumbnails = new Dictionary<string, float[]>();
    private string? _failure;
    private bool _restored;
    private bool _launching;
    private bool _checking;
    private int _version;
    private ITimer? _pause;

    [Parameter, EditorRequired]
    public required SweepForm Form { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DatasetChoice> Choices { get; set; }

    /// <summary>Under which name the browser keeps what is typed.</summary>
    [Parameter, EditorRequired]
    public required string DraftKey { get; set; }

    /// <summary>Everything typed is to be forgotten: give a fresh form.</summary>
    [Parameter]
    public EventCallback OnStartOver { get; set; }

    private SweepEdit Edit => new(Form, Errors, SetAsync, ChangeAsync);

    private IReadOnlyList<FieldError> Errors =>
        [.. _reading.Errors.Concat(_refused.Where(error => !_reading.Errors.Any(mine => mine.Field == error.Field)))];

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
        await CheckAsync();
        _thumbnails = await DatasetThumbnails.DrawAsync(Datasets, Choices, _gone.Token);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _browser = await RunFormBrowser.OpenAsync(JavaScript, _element);
        if (await _browser.ReadDraftAsync<SweepFormDraft>(DraftKey) is { } draft)
        {
            Form.Restore(draft);
            _restored = true;
            await DatasetChangedAsync();
            StateHasChanged();
        }
    }

    private Task SetAsync(string field, string text) => ChangeAsync(field, form => form.Set(field, text));

    private Task ChangeAsync(string field, Action<SweepForm> change)
    {
        change(Form);
        Changed(field);
        return Task.CompletedTask;
    }

    /// <summary>The focus stays in the search: often more than one is added.</summary>
    private Task AddAsync(Setting setting)
    {
        Form.Add(setting);
        Changed(null);
        return Task.CompletedTask;
    }

    private Task MoveAsync((int Index, int By) move)
    {
        Form.Move(move.Index, move.By);
        Changed(null);
        var to = move.Index + move.By;

        // The button goes with its card; at an end it is shut, and the other one has its place.
        var isShut = move.By < 0 ? to == 0 : to == Form.Dimensions.Count - 1;
        return GoToIdAsync(SweepFieldIds.OfDimension(to, (move.By < 0) != isShut ? "up" : "down"));
    }

    private Task RemoveAsync(int index)
    {
        Form.Remove(index);
        Changed(null);
        return GoToIdAsync(Form.Dimensions.Count == 0 ? SweepFieldIds.Of("dimensions") : SweepFieldIds.OfDimension(Math.Min(index, Form.Dimensions.Count - 1)));
    }

    /// <summary>Reads the form again and counts once typing pauses; null: more than one field has changed.</summary>
    private void Changed(string? field)
    {
        _refused = field is null ? [] : [.. _refused.Where(error => !Concerns(error.Field, field))];
        _failure = null;
        _reading = Form.Read();
        _version++;
        _checking = true;
        _pause?.Dispose();
        _pause = Time.CreateTimer(_ => InvokeAsync(PausedAsync), null, Pause, Timeout.InfiniteTimeSpan);

        // The panels' events arrive here as plain calls, after which only the panel would be drawn again.
        StateHasChanged();
    }

    /// <summary>How many trials there are, and which combinations cannot be trained, may change with any field.</summary>
    private static bool Concerns(string error, string field) =>
        error == field || error.StartsWith(field + "[", StringComparison.Ordinal) || error is "dimensions" or SweepForm.CombinationsField || (error.StartsWith("dimensions[", StringComparison.Ordinal) && error.EndsWith(']'));

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

        await CheckAsync();
        StateHasChanged();
    }

    private async Task CheckAsync()
    {
        var version = _version;
        _pictured = _reading;
        try
        {
            var preview = await Sweeps.PreviewAsync(_reading, _gone.Token);
            if (version == _version)
            {
                (_preview, _refused, _checking) = (preview, preview.Errors, false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (_failure, _checking) = (exception.Message, false);
        }
    }

    private async Task LaunchAsync()
    {
        if (_launching)
        {
            return;
        }

        _reading = Form.Read();
        if (Errors.Count > 0)
        {
            await GoToAsync(Errors[0].Field);
            return;
        }

        _launching = true;
        _failure = null;
        try
        {
            // Without the page's token: a tab closed at this moment must not leave half a sweep.
            var result = await Sweeps.CreateAsync(_reading, CancellationToken.None);
            if (result.Id is { } id)
            {
                _pause?.Dispose();
                if (_browser is not null)
                {
                    await _browser.DropDraftAsync(DraftKey);
                }

                // The button stays shut: a second click while the next page opens must not launch a second sweep.
                Navigation.NavigateTo(SweepUrls.Page(id));
                return;
            }

            (_refused, _launching) = (result.Errors, false);
            StateHasChanged();
            if (Errors.Count > 0)
            {
                await GoToAsync(Errors[0].Field);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (_failure, _launching) = (exception.Message, false);
        }
    }

    private Task GoToAsync(string field) => GoToIdAsync(SweepFieldIds.Of(field));

    private async Task GoToIdAsync(string id)
    {
        if (_browser is not null)
        {
            // The element may be on its way to the browser with the rendering that this event ends in.
            await Task.Yield();
            await _browser.FocusAsync(id);
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
