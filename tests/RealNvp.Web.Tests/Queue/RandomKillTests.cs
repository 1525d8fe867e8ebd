using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue.Processes;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

/// <summary>
/// The whole app and real training, disturbed at random moments: a killed host, a killed training process, a cancel, each continued. The
/// environment variable <c>REPEAT</c> repeats the test with other seeds.
/// </summary>
public sealed class RandomKillTests : IDisposable
{
    private const int Epochs = 40;

    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds()
    {
        var bounds = (Environment.GetEnvironmentVariable("REPEAT") ?? "1").Split('-').Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)).ToArray();
        var first = bounds.Length == 1 ? 1 : bounds[0];
        return [.. Enumerable.Range(first, bounds[^1] - first + 1)];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_run_disturbed_at_random_moments_has_the_numbers_of_one_undisturbed(int seed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        var random = new SeededRandom(seed);
        var spec = Draw(random);
        await using var stores = await StudioStores.CreateAsync(_folder);
        var disturbed = await stores.AddRunAsync(spec);
        var undisturbed = await stores.AddRunAsync(spec);

        var host = await HostProcess.StartAsync(_folder);
        try
        {
            foreach (var accident in Shuffled(random, ["kill the host", "kill the process", "cancel"]))
            {
                await WaitForAsync(stores, disturbed, 1 + random.NextInt(Epochs / 2));
                Thread.SpinWait(random.NextInt(1_000_000));
                host = await DisturbAsync(accident, host, stores, disturbed);
            }

            await stores.WaitForAsync(disturbed, RunStatus.Completed);
            await stores.WaitForAsync(undisturbed, RunStatus.Completed);
        }
        finally
        {
            await host.DisposeAsync();
        }

        var expected = await stores.MetricsAsync(undisturbed);
        var actual = await stores.MetricsAsync(disturbed);
        Assert.Equal(Enumerable.Range(1, expected.Count), expected.Select(metric => metric.Epoch));
        Assert.Equal(expected.Select(metric => metric with { Seconds = 0 }), actual.Select(metric => metric with { Seconds = 0 }));
        Assert.Equal(await stores.SnapshotsAsync(undisturbed), await stores.SnapshotsAsync(disturbed));
        Assert.Equal(await stores.WeightsAsync(undisturbed), await stores.WeightsAsync(disturbed));
        Assert.NotEmpty(await stores.WeightsAsync(disturbed));
    }

    private async Task<HostProcess> DisturbAsync(string accident, HostProcess host, StudioStores stores, string id)
    {
        switch (accident)
        {
            case "kill the host":
                await host.KillAsync();
                await host.DisposeAsync();
                return await HostProcess.StartAsync(_folder);
            case "kill the process" when await FindProcessAsync(id) is { } process:
                process.Kill();
                process.Dispose();
                break;
            case "cancel":
                (await host.Client.PostAsync(new Uri($"/api/v1/runs/{id}/cancel", UriKind.Relative), null, Token)).Dispose(); // 409 once it has ended
                break;
        }

        // The next run may have taken its turn meanwhile: resumed, this one waits for it.
        if ((await Eventually.Async(() => stores.FindAsync(id), run => run.IsEnded, "the run ends")).Status != RunStatus.Completed)
        {
            using var answer = await host.Client.PostAsync(new Uri($"/api/v1/runs/{id}/resume", UriKind.Relative), null, Token);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        }

        return host;
    }

    /// <summary>The training process, or null where the run has ended already.</summary>
    private async Task<Process?> FindProcessAsync(string id)
    {
        try
        {
            var stamp = JsonSerializer.Deserialize<ProcessStamp>(await File.ReadAllTextAsync(Path.Combine(_folder.WorkOf(id), "process.json"), Token))!;
            return Process.GetProcessById(stamp.Id);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Waits for so many more epochs, or the end.</summary>
    private static async Task WaitForAsync(StudioStores stores, string id, int epochs)
    {
        var from = (await stores.FindAsync(id)).Epoch;
        await Eventually.Async(() => stores.FindAsync(id), run => run.IsEnded || run.Epoch >= from + epochs, $"run {id} goes on by {epochs} epochs");
    }

    private static RunSpec Draw(SeededRandom random)
    {
        T OneOf<T>(params T[] choices) => choices[random.NextInt(choices.Length)];
        return new RunSpec
        {
            Name = "a disturbed flow",
            Dataset = new DatasetSpec { Samples = 4000, Fresh = OneOf(true, false) },
            Model = new ModelSpec { CouplingLayers = 4, HiddenSize = 32, HiddenLayers = 2 },
            Training = new TrainingSpec
            {
                Epochs = Epochs,
                LearningRate = 5e-3,
                Optimizer = OneOf(OptimizerKind.Adam, OptimizerKind.AdamW),
                Schedule = OneOf(Enum.GetValues<LearningRateSchedule>()),
                PlateauPatience = 2,
                StepEpochs = 9,
                WarmUp = OneOf(0, 0.1),
                AverageDecay = OneOf(0, 0.95),
                EarlyStopping = OneOf(0, 8),
                KeepBest = OneOf(true, false),
                OnDivergence = OneOf(DivergenceAnswer.Fail, DivergenceAnswer.Retry),
                Seed = random.NextInt(1000),
            },
        };
    }

    private static string[] Shuffled(SeededRandom random, string[] items)
    {
        random.Shuffle(items.AsSpan());
        return items;
    }
}
