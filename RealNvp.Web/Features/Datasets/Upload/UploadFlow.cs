using RealNvp.Engine.Datasets;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets.Upload;

/// <summary>An upload from the choice of a file to the stored data set: what the page shows, and what it does.</summary>
/// <param name="changed">Called when something changed while nobody acted on the page: progress, mostly.</param>
public sealed class UploadFlow(IDatasetService datasets, UploadStaging staging, TimeProvider time, Action changed) : IDisposable
{
    private static readonly TimeSpan ProgressStep = TimeSpan.FromMilliseconds(150);

    private readonly Action _changed = changed;
    private StagedFile? _file;
    private CancellationTokenSource _work = new();
    private HashSet<string> _chosen = [];
    private IReadOnlyList<FieldError>? _problems;

    public UploadStage Stage { get; private set; }

    public CsvLimits Limits => staging.Limits;

    public string? FileName { get; private set; }

    public long BytesReceived { get; private set; }

    public long BytesTotal { get; private set; }

    /// <summary>Why the file cannot be read at all; null: it can.</summary>
    public string? FileError { get; private set; }

    /// <summary>What the file is; null until it has been looked through.</summary>
    public CsvInspection? Inspection { get; private set; }

    /// <summary>Names of the chosen columns, in no order.</summary>
    public IReadOnlySet<string> Chosen => _chosen;

    public bool DropMissingRows { get; private set; }

    public string Name { get; set; } = "";

    public string? NameError => DatasetNames.Check(DatasetNames.Clean(Name))?.Message;

    /// <summary>Indices of the columns in the picture.</summary>
    public (int X, int Y) Axes { get; set; } = (0, 1);

    /// <summary>Indices of the columns that can be in the picture.</summary>
    public IReadOnlyList<int> Drawable { get; private set; } = [];

    public IReadOnlyList<FieldError> SaveErrors { get; private set; } = [];

    /// <summary>Everything that is in the way of saving, as far as is known without reading the file again.</summary>
    public IReadOnlyList<FieldError> Problems => _problems ??= Inspection is null ? [] : CsvCheck.Problems(Inspection, _chosen, DropMissingRows);

    /// <summary>Rows the chosen columns would lose.</summary>
    public int RowsWithMissing => Inspection is null ? 0 : Inspection.RowsWithMissing(ChosenOf(CsvColumnKind.Numeric, CsvColumnKind.Constant));

    public bool CanSave => Stage == UploadStage.Deciding && Problems.Count == 0 && NameError is null;

    /// <summary>Takes a file from the browser.</summary>
    /// <param name="open">Opens its content.</param>
    public async Task ReceiveAsync(string fileName, long bytes, Func<CancellationToken, Stream> open)
    {
        Reset();
        var token = _work.Token;
        (FileName, BytesTotal) = (fileName, bytes);
        if (bytes > Limits.Bytes)
        {
            FileError = CsvMessages.TooManyBytes(Limits.Bytes);
            return;
        }

        Stage = UploadStage.Receiving;
        try
        {
            await using var content = open(token);
            var file = await staging.StageAsync(content, fileName, new ThrottledProgress(this, time), token);
            if (token.IsCancellationRequested)
            {
                file.Dispose();
                return;
            }

            _file = file;
            Name = DatasetNames.FromFile(file.FileName);
            await InspectAsync(null);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The user chose otherwise; the page already shows what came of that.
        }
        catch (Exception exception) when (exception is UploadTooLargeException or IOException or Microsoft.JSInterop.JSException)
        {
            Fail(exception is UploadTooLargeException ? exception.Message : "The file could not be read: " + exception.Message);
        }
    }

    /// <summary>Reads the file in another way than was detected.</summary>
    public Task ReadAsAsync(CsvFormat format) => InspectAsync(format);

    public void Choose(string column, bool chosen)
    {
        _ = chosen ? _chosen.Add(column) : _chosen.Remove(column);
        OnChoice();
    }

    public void ChooseAll()
    {
        _chosen = [.. Inspection!.Columns.Select(column => column.Name)];
        OnChoice();
    }

    public void ChooseNone()
    {
        _chosen = [];
        OnChoice();
    }

    /// <summary>Takes back the choice of all columns of a kind.</summary>
    public void LeaveOut(CsvColumnKind kind)
    {
        _chosen.ExceptWith(ChosenOf(kind));
        OnChoice();
    }

    /// <summary>Takes back the choice of all columns with missing values.</summary>
    public void LeaveOutMissing()
    {
        _chosen.ExceptWith(Inspection!.Columns.Where(column => column.Missing > 0).Select(column => column.Name));
        OnChoice();
    }

    public void SetDropMissingRows(bool drop)
    {
        DropMissingRows = drop;
        OnChoice();
    }

    /// <summary>Names of the chosen columns of these kinds, in file order.</summary>
    public IReadOnlyList<string> ChosenOf(params CsvColumnKind[] kinds) => Inspection is null
        ? []
        : [.. Inspection.Columns.Where(column => kinds.Contains(column.Kind) && _chosen.Contains(column.Name)).Select(column => column.Name)];

    /// <returns>The stored data set, or null when something is wrong or the user cancelled.</returns>
    public async Task<UploadedDataset?> SaveAsync()
    {
        if (!CanSave)
        {
            return null;
        }

        var token = _work.Token;
        Stage = UploadStage.Saving;
        SaveErrors = [];
        try
        {
            var upload = new DatasetUpload
            {
                File = _file!,
                Name = Name,
                Format = Inspection!.Format,
                Columns = [.. Inspection.Columns.Select(column => column.Name).Where(_chosen.Contains)],
                DropMissingRows = DropMissingRows,
            };
            var result = await datasets.SaveAsync(upload, token);
            SaveErrors = result.Errors;
            return result.Dataset;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SaveErrors = [new FieldError("file", "The data set could not be stored: " + exception.Message)];
            return null;
        }
        finally
        {
            if (!token.IsCancellationRequested)
            {
                Stage = UploadStage.Deciding;
            }
        }
    }

    /// <summary>Back to the choice of a file; what was under way stops, and the file goes.</summary>
    public void Reset()
    {
        _work.Cancel();
        _work.Dispose();
        _work = new CancellationTokenSource();
        _file?.Dispose();
        (_file, Inspection, FileName, FileError, _problems) = (null, null, null, null, null);
        (BytesReceived, BytesTotal, DropMissingRows, Name, SaveErrors, Axes) = (0, 0, false, "", [], (0, 1));
        _chosen = [];
        Stage = UploadStage.Choosing;
    }

    public void Dispose()
    {
        _work.Cancel();
        _work.Dispose();
        _file?.Dispose();
    }

    private async Task InspectAsync(CsvFormat? format)
    {
        var token = _work.Token;
        Stage = UploadStage.Inspecting;
        (FileError, SaveErrors) = (null, []);
        _changed();
        try
        {
            var inspection = await datasets.InspectAsync(_file!, format, token);
            if (!token.IsCancellationRequested)
            {
                Take(inspection);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The user chose otherwise; the page already shows what came of that.
        }
        catch (Exception exception) when (exception is DataFormatException or IOException)
        {
            Fail(exception.Message);
        }
    }

    private void Take(CsvInspection inspection)
    {
        Inspection = inspection;
        Drawable = [.. inspection.Columns.Index().Where(item => item.Item.Statistics is not null).Select(item => item.Index)];
        // Columns that can be used come first, then those with a few bad cells, constant ones last.
        var first = Drawable.OrderBy(i => inspection.Columns[i].Kind switch { CsvColumnKind.Numeric => 0, CsvColumnKind.Text => 1, _ => 2 }).Take(2).Order().ToList();
        Axes = first.Count == 2 ? (first[0], first[1]) : (0, 0);
        ChooseAll();
        Stage = UploadStage.Deciding;
    }

    private void Fail(string message)
    {
        FileError = message;
        Stage = UploadStage.Choosing;
    }

    private void OnChoice()
    {
        _problems = null;
        SaveErrors = [];
    }

    /// <summary>Tells the page of progress often enough to see it move, and no oftener.</summary>
    private sealed class ThrottledProgress(UploadFlow flow, TimeProvider time) : IProgress<long>
    {
        private long _told = time.GetTimestamp();

        public void Report(long value)
        {
            flow.BytesReceived = value;
            if (time.GetElapsedTime(_told) >= ProgressStep)
            {
                _told = time.GetTimestamp();
                flow._changed();
            }
        }
    }
}
