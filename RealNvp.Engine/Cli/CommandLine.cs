using System.CommandLine;
using System.CommandLine.Help;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary>The program <c>realnvp</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        // A RootCommand would call itself by the name of the assembly.
        var root = new Command("realnvp", "RealNVP normalizing flows: train, sample, score. " + ExitCodes.Help)
        {
            new HelpOption(),
            new VersionOption(),
        };
        root.Subcommands.Add(new TrainCommand().Create());
        root.Subcommands.Add(new SampleCommand().Create());
        root.Subcommands.Add(new ScoreCommand().Create());
        root.Subcommands.Add(new DatasetsCommand().Create());
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            // The library's own code for this is 1; here 1 means that something broke.
            IReadOnlyList<FieldError> errors =
            [
                .. result.Errors.Select(error => new FieldError("arguments", error.Message)),
                .. result.CommandResult.Command == root
                    ? [new FieldError("arguments", $"The commands are {string.Join(", ", root.Subcommands.Select(command => command.Name))}; each explains itself with --help.")]
                    : Array.Empty<FieldError>(),
            ];
            TrainingOutputs.Choose(args.Contains("--json")).Refuse(errors);
            return ExitCode.BadInput;
        }

        return result.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Signals are handled by the commands that take time.
        });
    }
}
