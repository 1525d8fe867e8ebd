using RealNvp.Engine.Datasets;
using RealNvp.Engine.Export;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Cli;

/// <summary>Turns what can go wrong in a short command into a message and an exit code.</summary>
internal static class Guarded
{
    public static int Run(Action action)
    {
        try
        {
            action();
            return ExitCode.Success;
        }
        catch (DataFormatException exception)
        {
            foreach (var problem in exception.Problems)
            {
                Console.Error.WriteLine($"{problem.Field}: {problem.Message}");
            }

            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is SafeTensorsException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is IOException or NativeTorchException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Failure;
        }
    }
}
