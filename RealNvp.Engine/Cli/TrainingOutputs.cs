using Spectre.Console;

namespace RealNvp.Engine.Cli;

/// <summary>Chooses how to talk.</summary>
internal static class TrainingOutputs
{
    public static ITrainingOutput Choose(bool json)
    {
        if (json)
        {
            return new JsonOutput(Console.Out, Console.Error);
        }

        return Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? new PlainOutput(Console.Out, Console.Error)
            : new BarOutput(AnsiConsole.Console, Console.Error);
    }
}
