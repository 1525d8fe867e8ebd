using RealNvp.Engine.Datasets;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Cli;

/// <summary>Turns what can go wrong in a short command into a message and an exit code.</summary>
internal static class Guarded
{
    /// <param name="action">The command's work.</param>
    /// <param name="onErrors">Hears what standard error is told, for those who answer in JSON.</param>
    public static int Run(Action action, Action<IReadOnlyList<FieldError>>? onErrors = null)
    {
        try
        {
            action();
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (DataFormatException exception)
        {
            return Fail(exception.Problems, ExitCode.BadInput);
        }
        catch (SafeTensorsException exception)
        {
            return Fail([new FieldError("weights", exception.Message)], ExitCode.BadInput);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Fail([new FieldError("", exception.Message)], ExitCode.BadInput);
        }
        catch (Exception exception) when (exception is IOException or NativeTorchException or OutOfMemoryException)
        {
            return Fail([new FieldError("", exception.Message)], ExitCode.Failure);
        }

        int Fail(IReadOnlyList<FieldError> errors, int code)
        {
            foreach (var error in errors)
            {
                Console.Error.WriteLine(error.Field.Length > 0 ? $"{error.Field}: {error.Message}" : error.Message);
            }

            onErrors?.Invoke(errors);
            return code;
        }
    }
}
