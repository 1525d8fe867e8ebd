using RealNvp.Engine.Tests.Cli;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Kills;

internal static class Disturbance
{
    /// <summary>Lets a process come as far as the scenario says, ends it, and returns the epochs it told until then.</summary>
    public static async Task<IReadOnlyList<EpochEvent>> DisturbAsync(this EngineProcess process, KillScenario scenario)
    {
        var told = new List<EpochEvent>();
        for (var i = scenario.NextMoment(); i > 0 && await process.NextEventAsync() is { } next; i--)
        {
            told.AddRange(new[] { next }.OfType<EpochEvent>());
        }

        Thread.SpinWait(scenario.NextSpins());
        if (scenario.NextIsPolite())
        {
            process.CloseInput();
        }
        else
        {
            process.Kill();
        }

        // What it still said counts, but for a last line that the kill cut in two.
        told.AddRange((await process.FinishAsync()).WholeEvents.OfType<EpochEvent>());
        return told;
    }
}
