using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.Use;

/// <summary>One table after another through a run's flow, as a page shows it.</summary>
/// <param name="runId">The run.</param>
/// <param name="use">Does the work.</param>
/// <param name="staging">Takes the files.</param>
/// <param name="changed">Called, from any thread, when there is something new to show.</param>
/// <param name="logger">Hears of what broke.</param>
public sealed class ScoreSession(string runId, IFlowUse use, UploadStaging staging, Action changed, ILogger logger) : IDisposable
{
    private CancellationTokenSource? _cancel;

    public ScoreStage Stage { get; private set; }

    public string FileName { get; private set; } = "";

    public long BytesReceived { get; private set; }

    public long BytesTotal { get; private set; }

    /// <summary>Null until the first rows are done.</summary>
    public ScoringProgress? Progress { get; private set; }

    public ScoreOutcome? Outcome { get; private set; }

    /// <summary>Why it failed, where <see cref="Stage"/> says so.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    public bool IsBusy => Stage is ScoreStage.Receiving or ScoreStage.Scoring;

    /// <summary>Largest file taken.</summary>
    public long MaxBytes => staging.Limits.Bytes;

    /// <summary>Receives a file and scores it. A cancelled one leaves the session as new; what is wrong ends in <see cref="Errors"/>.</summary>
    /// <param name="open">Opens the file's bytes.</param>
    public async Task ScoreAsync(string fileName, long bytes, Func<CancellationToken, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var cancel = _cancel = new CancellationTokenSource();
        (FileName, BytesTotal, BytesReceived, Progress, Outcome, Errors) = (fileName, bytes, 0, null, null, []);
        Go(ScoreStage.Receiving);
        try
        {
            await using var stream = open(cancel.Token);
            using var file = await staging.StageAsync(stream, fileName, new Told<long>(OnReceived), cancel.Token);
            Go(ScoreStage.Scoring);
            Outcome = await use.ScoreAsync(runId, file, new Told<ScoringProgress>(OnProgress), cancel.Token);
            Errors = Outcome is null ? ["The run has no weights any more."] : [.. Outcome.Errors.Select(error => error.Message)];
            Go(Errors.Count > 0 ? ScoreStage.Failed : ScoreStage.Done);
        }
        catch (OperationCanceledException)
        {
            Go(ScoreStage.Idle);
        }
        catch (Exception exception) when (exception is UploadTooLargeException or DataFormatException or FlowUseException)
        {
            Fail(exception.Message);
        }
        catch (IOException exception)
        {
            // The browser's file has changed or vanished, the connection or the disk gave out.
            logger.LogWarning(exception, "The table {File} could not be scored.", fileName);
            Fail($"The file could not be read: {exception.Message}");
        }
        finally
        {
            _cancel = null;
        }
    }

    public void Cancel() => _cancel?.Cancel();

    public void Dispose() => _cancel?.Cancel();

    private void Fail(string message)
    {
        Errors = [message];
        Go(ScoreStage.Failed);
    }

    private void Go(ScoreStage stage)
    {
        Stage = stage;
        changed();
    }

    private void OnReceived(long bytes)
    {
        BytesReceived = bytes;
        changed();
    }

    private void OnProgress(ScoringProgress progress)
    {
        Progress = progress;
        changed();
    }

    /// <summary>Tells at once, on the caller's thread; <see cref="Progress{T}"/> would tell late and out of order.</summary>
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
