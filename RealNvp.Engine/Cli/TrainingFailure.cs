using System.Runtime.InteropServices;
using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Torch;
using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary>What a failure of a run means to its user.</summary>
internal static class TrainingFailure
{
    private const string MemoryAdvice = "Use a smaller hidden size, batch or number of couplings, or a machine with more memory.";

    /// <returns>The last event of the run, and the exit code.</returns>
    public static (FailedEvent Event, int ExitCode) Explain(Exception exception) => exception switch
    {
        TrainingDivergedException e => (new FailedEvent(e.Message, e.Advice, e.Epoch), ExitCode.Diverged),
        InvalidSpecException or DataFormatException or CheckpointException => (Failed(exception.Message), ExitCode.BadInput),
        FileNotFoundException or DirectoryNotFoundException => (Failed(exception.Message), ExitCode.BadInput),
        IOException or UnauthorizedAccessException => (
            new FailedEvent(
                $"A file cannot be read or written: {exception.Message}", "Make room on the disk or check the folder's rights; the last checkpoint is kept.", 0),
            ExitCode.Failure),
        NativeTorchException => (Failed(exception.Message), ExitCode.Failure),
        OutOfMemoryException => (new FailedEvent("The memory of this machine is used up.", MemoryAdvice, 0), ExitCode.Failure),
        ExternalException e when e.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) =>
            (new FailedEvent("The memory of this machine is used up.", MemoryAdvice, 0), ExitCode.Failure),
        _ => (Failed($"Training broke off unexpectedly: {exception}"), ExitCode.Failure), // A defect: its trace belongs in the report.
    };

    private static FailedEvent Failed(string reason) => new(reason, null, 0);
}
