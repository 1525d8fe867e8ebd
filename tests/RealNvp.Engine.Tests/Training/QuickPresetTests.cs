using RealNvp.Engine.Tests.Cli;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

/// <summary>The promise of the preset people start with. Takes some ten seconds of two cores.</summary>
[Trait("Category", "Slow")]
public sealed class QuickPresetTests
{
    [Fact]
    public async Task Quick_comes_within_0_05_nats_of_the_entropy_of_two_moons()
    {
        using var folder = new TempFolder();

        var result = await EngineProcess.RunAsync("train", "--json", "--preset", "quick", "--work", folder.Path);

        Assert.Equal(0, result.ExitCode);
        var floor = Assert.IsType<StartedEvent>(result.Events[0]).EntropyFloor!.Value;
        Near.Assert(1.1312, floor, 1e-3);
        // The validation rows are a sample of 3,000, so their NLL may come out a little below the entropy.
        Assert.InRange(Assert.IsType<FinishedEvent>(result.Events[^1]).ValNll, floor - 0.03, floor + 0.05);
    }
}
