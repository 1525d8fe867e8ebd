using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RealNvp.Data;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Keeping;
using RealNvp.Web.Features.Sweeps.Planning;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>What one look at a sweep does, over real stores, with a queue that does nothing by itself.</summary>
public sealed class SweepStepTests : IAsyncLifetime
{
    private static readonly RunField Objective = RunField.Of(RunValue.BestValNll);

    private readonly StudioFolder _folder = new();
    private readonly StillQueue _queue = new();
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISweepStore Sweeps => _services.GetRequiredService<ISweepStore>();

    private IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection().AddStudioData(_folder.DatabasePath).AddLogging(logging => logging.AddProvider(_folder.Log));
        services.AddSingleton(Options.Create(new StudioOptions { Queue = new QueueOptions { MaxConcurrentRuns = 2 } }));
        services.AddSingleton<IRunQueue>(_queue).AddSingleton<IRunHub, RunHub>();
        services.AddRunsFeature().AddSweepsFeature();
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<IStudioDatabase>().InitialiseAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_queue_gets_as_many_as_train_and_two_more_and_one_for_each_that_ends()
    {
        var id = await CreateAsync(SweepKind.Random, 10);

        await StepAsync(id);
        await StepAsync(id);
        Assert.Equal([1, 2, 3, 4], (await RowsAsync(id)).Where(row => row.RunId is not null).Select(row => row.Number));
        Assert.Equal(4, _queue.Enqueued.Count);

        await EndAsync((await RowsAsync(id))[1]);
        await StepAsync(id);
        Assert.Equal([1, 2, 3, 4, 5], (await RowsAsync(id)).Where(row => row.RunId is not null).Select(row => row.Number));
    }

    [Fact]
    public async Task At_most_as_many_are_in_the_queue_as_the_sweep_may_have()
    {
        var id = await CreateAsync(SweepKind.Random, 10, request => request with { MaxConcurrent = 1 });
        await StepAsync(id);
        Assert.Single(_queue.Enqueued);
    }

    [Fact]
    public async Task A_queue_that_fails_loses_no_trial_and_makes_none_twice()
    {
        var id = await CreateAsync(SweepKind.Random, 3);
        _queue.Failure = new InvalidOperationException("The queue is not well.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => StepAsync(id));

        _queue.Failure = null;
        await StepAsync(id);

        var rows = await RowsAsync(id);
        Assert.Equal(3, rows.Select(row => row.RunId).OfType<string>().Distinct().Count());
        Assert.All(rows, row => Assert.Equal(RunStatus.Queued, row.RunStatus));
        Assert.Equal(3, (await Runs.ListQueuedAsync(Token)).Count);
    }

    [Fact]
    public async Task A_trial_whose_settings_have_become_impossible_fails_alone()
    {
        var id = await CreateAsync(SweepKind.Random, 2, request => request with { Base = request.Base with { Dataset = new DatasetSpec { Id = "deleted" } } });

        await StepAsync(id);
        await StepAsync(id);

        Assert.All(await RowsAsync(id), row => Assert.Contains("there is no data set with that id", row.FailureReason, StringComparison.Ordinal));
        Assert.Equal(SweepStatus.Completed, (await Sweeps.FindAsync(id, Token))!.Status);
    }

    [Fact]
    public async Task A_stop_is_carried_out_after_a_restart_and_a_run_that_was_quicker_was_not_stopped()
    {
        var id = await CreateAsync(SweepKind.Asha, 4);
        await StepAsync(id);
        var rows = await RowsAsync(id);
        foreach (var (row, value) in rows.Zip([1.0, 2.0, 3.0, 4.0]))
        {
            await TrainAsync(row, 3, value);
        }

        // Judged, and the wish is stored; what carries it out fails.
        _queue.CancelFailure = new InvalidOperationException("gone");
        await Assert.ThrowsAsync<InvalidOperationException>(() => StepAsync(id));
        rows = await RowsAsync(id);
        Assert.Equal([TrialMark.None, TrialMark.None, TrialMark.StopWanted, TrialMark.StopWanted], rows.Select(row => row.Mark));
        Assert.Equal((3, 3.0, 3, 3, 1, 1.0), (rows[2].Stop!.Epoch, rows[2].Stop!.Value!.Value, rows[2].Stop!.Place, rows[2].Stop!.Of, rows[2].Stop!.Kept, rows[2].Stop!.Cutoff!.Value));

        // The third completes before it can be stopped.
        await Runs.TryCompleteAsync(rows[2].RunId!, new RunFinish(0, 1, 1), Token);
        _queue.CancelFailure = null;
        await StepAsync(id);
        Assert.Equal([rows[3].RunId!], _queue.Cancelled);
        rows = await RowsAsync(id);
        Assert.Equal((TrialMark.None, null), (rows[2].Mark, rows[2].Stop));

        await Runs.TryCancelAsync(rows[3].RunId!, Token);
        await StepAsync(id);
        Assert.Equal(TrialMark.Stopped, (await RowsAsync(id))[3].Mark);
        Assert.Equal(SweepTrialState.Stopped, SweepTrialStates.Of((await RowsAsync(id))[3]));
    }

    [Fact]
    public async Task A_quick_run_counts_at_every_comparison_it_has_passed_and_a_diverged_one_comes_last()
    {
        var id = await CreateAsync(SweepKind.Asha, 4);
        await StepAsync(id);
        var rows = await RowsAsync(id);
        await TrainAsync(rows[0], 10, 1);
        await TrainAsync(rows[1], 4, double.NaN);
        await TrainAsync(rows[2], 3, 5);
        await StepAsync(id);

        Assert.Equal([1.0, double.NaN, 5.0], (await Sweeps.ListReportsAsync(id, 3, Token)).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.Equal([1], (await Sweeps.ListReportsAsync(id, 9, Token)).Keys);
        rows = await RowsAsync(id);
        Assert.Equal([null, 9, 9, 3], rows.Select(row => row.NextRung));
        Assert.Equal(TrialMark.StopWanted, rows[2].Mark);
        Assert.Equal((2, 1), (rows[2].Stop!.Place, rows[2].Stop!.Kept));
    }

    [Fact]
    public async Task The_value_at_a_comparison_is_the_best_up_to_there_and_not_what_came_later()
    {
        var id = await CreateAsync(SweepKind.Asha, 1);
        await StepAsync(id);
        var row = (await RowsAsync(id))[0];
        await Runs.TryStartAsync(row.RunId!, Token);
        await Metrics.AppendAsync(row.RunId!, [Epoch(1, 3), Epoch(2, 1.5), Epoch(3, 2), Epoch(4, 0.1)], null, Token);
        await StepAsync(id);
        Assert.Equal(1.5, (await Sweeps.ListReportsAsync(id, 3, Token))[1]);
    }

    private IMetricStore Metrics => _services.GetRequiredService<IMetricStore>();

    [Fact]
    public async Task A_trial_whose_settings_this_version_does_not_know_fails_with_the_reason_and_the_sweep_ends()
    {
        var id = await CreateAsync(SweepKind.Random, 2, stored: json => json.Replace("training.learningRate", "training.warmth", StringComparison.Ordinal));

        await StepAsync(id);
        await StepAsync(id);

        var rows = await RowsAsync(id);
        Assert.All(rows, row => Assert.StartsWith("This version cannot train with training.warmth = ", row.FailureReason, StringComparison.Ordinal));
        Assert.Equal(SweepStatus.Completed, (await Sweeps.FindAsync(id, Token))!.Status);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_hosts_does_not_end_the_keeping()
    {
        var stumbling = Stumbling.Over(Sweeps, nameof(ISweepStore.ListOpenAsync), new TaskCanceledException("a time limit of the database"));
        var signal = _services.GetRequiredService<SweepSignal>();
        using var keeper = new SweepKeeper(
            stumbling,
            _services.GetRequiredService<SweepStep>(),
            signal,
            _services.GetRequiredService<IRunHub>(),
            _services.GetRequiredService<ISweepHub>(),
            TimeProvider.System,
            _services.GetRequiredService<ILogger<SweepKeeper>>());
        var id = await CreateAsync(SweepKind.Random, 2);
        await keeper.StartAsync(Token);

        signal.Raise(id);

        await Eventually.TrueAsync(() => _queue.Enqueued.Count == 2 || keeper.ExecuteTask!.IsCompleted, "the trials are launched");
        Assert.Equal(2, _queue.Enqueued.Count);
        await keeper.StopAsync(CancellationToken.None);
    }

    private async Task<string> CreateAsync(SweepKind kind, int trials, Func<SweepRequest, SweepRequest>? change = null, Func<string, string>? stored = null)
    {
        var request = new SweepRequest
        {
            Name = "steps",
            Kind = kind,
            Base = new RunSpec { Training = new TrainingSpec { Epochs = 20 } },
            Dimensions = [new SweepDimension { Setting = "training.learningRate", Scale = SweepScale.Log, Min = 1e-4, Max = 1e-2 }],
            Combinations = trials,
            Seeds = [1],
            Asha = kind == SweepKind.Asha ? new AshaPlan() : null,
        };
        request = change?.Invoke(request) ?? request;
        var combinations = SweepPlanner.Plan(SweepSpace.Of(request), kind, trials, 1);
        var record = await Sweeps.CreateAsync(
            new NewSweep
            {
                Name = "steps",
                Kind = kind,
                RequestJson = stored?.Invoke(SweepRequestWriter.Write(request).ToJsonString()) ?? SweepRequestWriter.Write(request).ToJsonString(),
                DatasetName = "Two moons",
                FirstRung = kind == SweepKind.Asha ? 3 : null,
                Trials = [.. combinations.Index().Select(pair => new NewTrial(pair.Index + 1, 1, pair.Item))],
            },
            Token);
        return record.Id;
    }

    private Task StepAsync(string id) => _services.GetRequiredService<SweepStep>().RunAsync(id, Token);

    private Task<IReadOnlyList<TrialRow>> RowsAsync(string id) => Sweeps.ListTrialsAsync(id, Objective, Token);

    private async Task EndAsync(TrialRow row)
    {
        await Runs.TryStartAsync(row.RunId!, Token);
        await Runs.TryCompleteAsync(row.RunId!, new RunFinish(0, 1, 1), Token);
    }

    private async Task TrainAsync(TrialRow row, int epochs, double value)
    {
        await Runs.TryStartAsync(row.RunId!, Token);
        await Metrics.AppendAsync(row.RunId!, [.. Enumerable.Range(1, epochs).Select(epoch => Epoch(epoch, value))], null, Token);
    }

    private static EpochMetric Epoch(int epoch, double value) => new(epoch, value, value, 0, 0.1, 1, epoch);

    /// <summary>Notes what it is asked, and leaves rows alone.</summary>
    private sealed class StillQueue : IRunQueue
    {
        public List<string> Enqueued { get; } = [];

        public List<string> Cancelled { get; } = [];

        public Exception? Failure { get; set; }

        public Exception? CancelFailure { get; set; }

        public Task EnqueueAsync(string runId, CancellationToken cancellationToken = default)
        {
            Enqueued.Add(runId);
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }

        public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken = default)
        {
            if (CancelFailure is not null)
            {
                return Task.FromException<bool>(CancelFailure);
            }

            Cancelled.Add(runId);
            return Task.FromResult(true);
        }

        public Task<bool> MoveAsync(string runId, QueueMove move, CancellationToken cancellationToken = default) => Task.FromResult(false);

        public Task<QueueState> GetStateAsync(CancellationToken cancellationToken = default) => Task.FromResult(new QueueState([], [], 2));
    }
}
