using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Queue;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.List;

/// <summary>
/// One page of runs that keeps itself up to date: what the hub announces is read again, only the rows concerned where that is
/// enough, at most three times a second. Rows are replaced as a whole list, so a reader never sees half an update.
/// </summary>
internal sealed class LiveRuns : IAsyncDisposable
{
    /// <summary>Least time between two refreshes. The first after a quiet while is at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private const int SparklinePoints = 40;

    private readonly IRunService _runs;
    private readonly IRunOrganiser _organiser;
    private readonly IRunQueue _queue;
    private readonly Func<Task> _changed;
    private readonly ILogger _logger;
    private readonly IDisposable _subscription;
    private readonly ThrottledRefresh _refresh;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopping;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _stale = [];
    private bool _listIsStale;
    private int _version;
    private Func<RunQuery> _query = () => new RunQuery();

    /// <param name="changed">Called after each refresh, from any thread.</param>
    public LiveRuns(IRunService runs, IRunOrganiser organiser, IRunQueue queue, IRunHub hub, TimeProvider time, ILogger logger, Func<Task> changed)
    {
        (_runs, _organiser, _queue, _logger, _changed) = (runs, organiser, queue, logger, changed);
        _refresh = new ThrottledRefresh(RefreshAsync, Pause, time);
        _stopping = _stop.Token;
        _subscription = hub.Subscribe(null, NoticeAsync);
    }

    /// <summary>The page's rows; null before the first answer.</summary>
    public IReadOnlyList<RunRowModel>? Rows { get; private set; }

    /// <summary>All runs that match.</summary>
    public int Total { get; private set; }

    /// <summary>How many runs lie where, whatever the page shows.</summary>
    public ShelfCounts Shelves { get; private set; } = ShelfCounts.None;

    /// <summary>Why the last reading failed, or null. Rows read earlier stay.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads a page. A call made while another is under way overtakes it.</summary>
    /// <param name="query">Asked for anew at each reading: what counts from now moves on.</param>
    public async Task LoadAsync(Func<RunQuery> query)
    {
        int version;
        lock (_lock)
        {
            version = ++_version;
            _query = query;
        }

        await ReadListAsync(query, version);
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _refresh.DisposeAsync();
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private Task NoticeAsync(RunChange change)
    {
        lock (_lock)
        {
            if (Rows is null)
            {
                return Task.CompletedTask;
            }

            _listIsStale |= change.StateChanged;
            _stale.Add(change.RunId);
        }

        _refresh.Request();
        return Task.CompletedTask;
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var (list, ids, query, version) = TakeStale();
        if (list ? await ReadListAsync(query, version) : await ReadRowsAsync(ids, version))
        {
            await _changed();
        }
    }

    private (bool List, string[] Ids, Func<RunQuery> Query, int Version) TakeStale()
    {
        lock (_lock)
        {
            var work = (_listIsStale, _stale.ToArray(), _query, _version);
            _stale.Clear();
            _listIsStale = false;
            return work;
        }
    }

    private async Task<bool> ReadListAsync(Func<RunQuery> query, int version)
    {
        try
        {
            var page = await _runs.ListAsync(query(), _stopping);
            var shelves = await _organiser.CountAsync(_stopping);
            var places = await ReadPlacesAsync(page.Items);
            var lines = await ReadLinesAsync(page.Items);
            var stopped = await ReadStoppedAsync(page.Items);
            return Apply(version, () =>
            {
                Rows = page.Items.Select(run => Row(run, places, lines) with { IsStoppedEarly = stopped.Contains(run.Id) }).ToList();
                Total = page.Total;
                Shelves = shelves;
                Error = null;
            });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Fail(exception, version);
        }
    }

    private async Task<bool> ReadRowsAsync(string[] ids, int version)
    {
        var shown = Rows?.Select(row => row.Run.Id).ToHashSet() ?? [];
        var wanted = ids.Where(shown.Contains).ToList();
        if (wanted.Count == 0)
        {
            return false;
        }

        try
        {
            var runs = await _runs.FindManyAsync(wanted, _stopping);
            var lines = await ReadLinesAsync(runs);
            var stopped = await ReadStoppedAsync(runs);
            var byId = runs.ToDictionary(run => run.Id);
            return Apply(version, () =>
            {
                Rows = Rows!.Select(row => byId.TryGetValue(row.Run.Id, out var run)
                    ? row with { Run = run, ValNll = lines.GetValueOrDefault(run.Id) ?? row.ValNll, IsStoppedEarly = stopped.Contains(run.Id) }
                    : row).ToList();
                Error = null;
            });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Fail(exception, version);
        }
    }

    private async Task<IReadOnlyDictionary<string, int>> ReadPlacesAsync(IReadOnlyList<RunRecord> runs)
    {
        if (runs.All(run => run.Status != RunStatus.Queued))
        {
            return new Dictionary<string, int>();
        }

        var state = await _queue.GetStateAsync(_stopping);
        return state.Waiting.Select((run, index) => (run.Id, Place: index + 1)).ToDictionary(pair => pair.Id, pair => pair.Place);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadLinesAsync(IReadOnlyList<RunRecord> runs)
    {
        var ids = runs.Where(run => run.Epoch > 1).Select(run => run.Id).ToList();
        return ids.Count == 0
            ? new Dictionary<string, IReadOnlyList<double>>()
            : await _runs.ReadSparklinesAsync(ids, SparklinePoints, _stopping);
    }

    private async Task<IReadOnlySet<string>> ReadStoppedAsync(IReadOnlyList<RunRecord> runs)
    {
        var ids = runs.Where(run => run is { Status: RunStatus.Cancelled, SweepId: not null }).Select(run => run.Id).ToList();
        return ids.Count == 0 ? new HashSet<string>() : await _runs.FindStoppedEarlyAsync(ids, _stopping);
    }

    /// <summary>Applies a result unless a newer question has been asked meanwhile.</summary>
    private bool Apply(int version, Action apply)
    {
        lock (_lock)
        {
            if (version != _version)
            {
                return false;
            }

            apply();
            return true;
        }
    }

    private bool Fail(Exception exception, int version)
    {
        _logger.LogError(exception, "The list of runs could not be read");
        return Apply(version, () => Error = exception.Message);
    }

    private static RunRowModel Row(
        RunRecord run, IReadOnlyDictionary<string, int> places, IReadOnlyDictionary<string, IReadOnlyList<double>> lines) =>
        new(run, run.Status == RunStatus.Queued && places.TryGetValue(run.Id, out var place) ? place : null, lines.GetValueOrDefault(run.Id) ?? []);
}
