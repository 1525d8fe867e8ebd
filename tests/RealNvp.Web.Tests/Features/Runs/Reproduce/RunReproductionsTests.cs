using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RealNvp.Data;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Features.Runs.Reproduce;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Runs.Reproduce;

/// <summary>The comparison, on stored runs.</summary>
public sealed class RunReproductionsTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Equal_curves_and_weights_are_called_so_in_spite_of_another_machine()
    {
        await using var studio = await OpenAsync();
        var (source, again) = await AddAsync(studio, [1f, 2f], [1f, 2f], machine: "another");

        var found = (await Reproductions(studio).CompareAsync(again, Token))!;

        Assert.Equal((ReproductionVerdict.Equal, source), (found.Verdict, found.Source!.Id));
        Assert.Equal(new WeightComparison(2, 0, 0), found.Weights);
        Assert.Equal(["machine"], found.Environment.Select(difference => difference.Key));
    }

    [Fact]
    public async Task One_weight_is_enough_to_differ()
    {
        await using var studio = await OpenAsync();
        var (_, again) = await AddAsync(studio, [1f, 2f], [1f, 2.5f]);

        var found = (await Reproductions(studio).CompareAsync(again, Token))!;

        Assert.Equal((ReproductionVerdict.Different, new WeightComparison(2, 1, 0.5)), (found.Verdict, found.Weights));
        Assert.Empty(found.Environment);
    }

    [Fact]
    public async Task A_deleted_source_leaves_nothing_to_compare_with_and_another_run_is_no_reproduction()
    {
        await using var studio = await OpenAsync();
        var (source, again) = await AddAsync(studio, [1f], [1f]);
        Assert.Null(await Reproductions(studio).CompareAsync(source, Token));

        var shelves = studio.GetRequiredService<IRunShelfStore>();
        await shelves.MarkAsync([source], RunMark.Trash, Token);
        Assert.Single(await shelves.DeleteAsync([source], Token));

        Assert.Equal(ReproductionVerdict.Gone, (await Reproductions(studio).CompareAsync(again, Token))!.Verdict);
    }

    private async Task<ServiceProvider> OpenAsync()
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStudioData(Path.Combine(_folder.Path, "studio.db")).BuildServiceProvider();
        await services.GetRequiredService<IStudioDatabase>().InitialiseAsync(Token);
        return services;
    }

    private static IRunStore Runs(ServiceProvider studio) => studio.GetRequiredService<IRunStore>();

    private static RunReproductions Reproductions(ServiceProvider studio) => new(
        Runs(studio),
        studio.GetRequiredService<IMetricStore>(),
        studio.GetRequiredService<IArtifactStore>(),
        launcher: null!,
        NullLogger<RunReproductions>.Instance);

    private async Task<(string Source, string Again)> AddAsync(ServiceProvider studio, float[] weights, float[] weightsAgain, string machine = "this")
    {
        var source = await CompleteAsync(studio, RunLineage.None, weights, "this");
        return (source, await CompleteAsync(studio, new RunLineage(RunOrigin.Reproduction, source), weightsAgain, machine));
    }

    private async Task<string> CompleteAsync(ServiceProvider studio, RunLineage lineage, float[] weights, string machine)
    {
        var runs = Runs(studio);
        var run = await runs.CreateAsync(StudioFolder.NewRun(new RunSpec()) with { Lineage = lineage }, Token);
        Assert.True(await runs.TryStartAsync(run.Id, Token));
        var provenance = new Provenance("1", null, "kernels", 2, machine, new Dictionary<string, string>(), "00");
        await runs.SetStartAsync(run.Id, new RunStart(["x", "y"], 9, 1, 2, null, 0, SpecJson.Serialize(provenance)), Token);
        await studio.GetRequiredService<IMetricStore>().AppendAsync(run.Id, [new EpochMetric(1, 1, 1, 0, 1, 1, 1)], null, Token);
        var file = Path.Combine(_folder.Path, run.Id);
        new SafeTensorsFile([SafeTensor.Of("w", weights, weights.Length)], new Dictionary<string, string> { ["spec"] = run.Id }).Save(file);
        await studio.GetRequiredService<IArtifactStore>().SaveAsync(run.Id, ArtifactKind.Weights, 1, await File.ReadAllBytesAsync(file, Token), Token);
        Assert.True(await runs.TryCompleteAsync(run.Id, new RunFinish(0, 1, 1), Token));
        return run.Id;
    }
}
