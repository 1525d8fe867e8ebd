using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Hosting;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>Sweeps over the real queue and stores in a folder, trained by the scripted trainer, whose script is in the sweep's name.</summary>
internal sealed class SweepHost(QueueHost host) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public QueueHost Host { get; } = host;

    public ISweepService Sweeps => Host.Get<ISweepService>();

    public static async Task<SweepHost> StartAsync(StudioFolder folder, int workers = 1) => new(await QueueHost.StartAsync(
        folder,
        new QueueOptions { MaxConcurrentRuns = workers, CheckpointEpochs = 1 },
        services =>
        {
            services.AddDatasetsFeature();
            services.AddRunsFeature();
            services.AddSweepsFeature();
        }));

    /// <summary>A grid over learning rates.</summary>
    public static SweepRequest Grid(string script, int epochs, params string[] rates) => new()
    {
        Name = script,
        Kind = SweepKind.Grid,
        Base = new RunSpec { Training = new TrainingSpec { Epochs = epochs } },
        Dimensions = [new SweepDimension { Setting = "training.learningRate", Scale = SweepScale.Choice, Values = rates }],
    };

    public async Task<string> LaunchAsync(SweepRequest request)
    {
        var creation = await Sweeps.CreateAsync(SweepReading.Of(request), Token);
        Assert.Empty(creation.Errors);
        return creation.Id!;
    }

    public async Task<IReadOnlyList<SweepTrial>> TrialsAsync(string id) =>
        (await Sweeps.ListTrialsAsync(id, new SweepTrialQuery { Sort = SweepSort.Number, PageSize = SweepTrialQuery.MaxPageSize }, Token))!.Items;

    public async Task<SweepSummary> SummaryAsync(string id) => (await Sweeps.FindAsync(id, Token))!.Summary;

    public Task<SweepSummary> WaitForAsync(string id, SweepStatus status) =>
        Eventually.Async(() => SummaryAsync(id), sweep => sweep.Status == status, $"the sweep becomes {status}");

    public Task<IReadOnlyList<SweepTrial>> WaitForTrialsAsync(string id, Func<IReadOnlyList<SweepTrial>, bool> wanted, string what) =>
        Eventually.Async(() => TrialsAsync(id), wanted, what);

    /// <summary>Every run there is, whatever sweep it is of.</summary>
    public async Task<IReadOnlyList<RunRecord>> RunsAsync() =>
        (await Host.Runs.ListAsync(new RunQuery { PageSize = 2000, Shelves = [] }, Token)).Items;

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
