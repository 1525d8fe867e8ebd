using RealNvp.Engine.Cli;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Tests.Cli;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Kills;

/// <summary>Real training processes, ended at random moments and continued: nobody can tell from the results.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Scenarios = 4;
    private const int Disturbances = 3;

    private readonly TempFolder _folder = new();

    public static TheoryData<int> Seeds() => [.. KillRounds.Seeds(Scenarios)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_run_ended_at_random_moments_gives_the_curve_and_weights_of_one_undisturbed(int seed)
    {
        var scenario = new KillScenario(seed);
        await File.WriteAllTextAsync(_folder.File("spec.json"), scenario.Spec, TestContext.Current.CancellationToken);
        var undisturbed = await EngineProcess.RunAsync(Train("undisturbed", "1"));
        Assert.True(undisturbed.ExitCode == ExitCode.Success, undisturbed.Errors + scenario.Spec);

        var told = new List<EpochEvent>();
        for (var i = 0; i < Disturbances; i++)
        {
            using var process = EngineProcess.Start([.. Train("disturbed", scenario.NextThreads()), .. scenario.Arguments, .. Resume()]);
            told.AddRange(await process.DisturbAsync(scenario));
        }

        var rest = await EngineProcess.RunAsync([.. Train("disturbed", scenario.NextThreads()), .. scenario.Arguments, .. Resume()]);

        Assert.True(rest.ExitCode == ExitCode.Success, rest.Errors + scenario.Spec);
        told.AddRange(rest.Events.OfType<EpochEvent>());
        var expected = Curve(undisturbed.Events.OfType<EpochEvent>());
        Assert.Equal(expected, Curve(told.DistinctBy(epoch => epoch.Epoch)));
        Assert.All(Curve(told), epoch => Assert.Equal(expected[epoch.Epoch - 1], epoch)); // told twice, told alike
        Assert.Equal(Measures(undisturbed), Measures(rest));
        foreach (var file in Directory.GetFiles(_folder.File("undisturbed"), "snapshot-*").Append(_folder.File("undisturbed/weights.safetensors")))
        {
            var other = _folder.File("disturbed/" + Path.GetFileName(file));
            Assert.True(File.Exists(other), other);
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(other)), $"{other} differs. {scenario.Spec}");
        }
    }

    private string[] Train(string work, string threads) =>
        ["train", "--json", "--threads", threads, "--spec", _folder.File("spec.json"), "--work", _folder.File(work)];

    /// <summary>Nothing, as long as the process never came to a checkpoint.</summary>
    private string[] Resume() =>
        Directory.Exists(_folder.File("disturbed")) && Directory.GetFiles(_folder.File("disturbed"), "checkpoint-*.safetensors").Length > 0
            ? ["--resume", _folder.File("disturbed")]
            : [];

    private static List<EpochEvent> Curve(IEnumerable<EpochEvent> epochs) => [.. epochs.Select(epoch => epoch with { Seconds = 0, EtaSeconds = 0 })];

    /// <summary>The result without what depends on clock and machine.</summary>
    private static string Measures(EngineResult result) =>
        SpecJson.Serialize(Assert.IsType<FinishedEvent>(result.Events[^1]) with { Seconds = 0, StepsPerSecond = 0, PeakMemoryBytes = 0 });
}
