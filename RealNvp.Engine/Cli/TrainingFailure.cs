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
    private const string FileAdvice = "Make room on the disk or check the folder's rights; the last checkpoint is kept.";

    /// <param name="exception">What was thrown.</param>
    /// <param name="epoch">Epoch under way; 0 before the first.</param>
    /// <returns>The last event of the run, and the exit code.</returns>
    public static (FailedEvent Event, int ExitCode) Explain(Exception exception, int epoch) => exception switch
    {
        TrainingDivergedException e => (new FailedEvent(e.Message, e.Advice, e.Epoch), ExitCode.Diverged),
        InvalidSpecException or DataFormatException or CheckpointException or FileNotFoundException or DirectoryNotFoundException =>
            (new FailedEvent(exception.Message, null, epoch), ExitCode.BadInput),
        IOException or UnauthorizedAccessException =>
            (new FailedEvent($"A file cannot be read or written: {exception.Message}", FileAdvice, epoch), ExitCode.Failure),
        NativeTorchException => (new FailedEvent(exception.Message, null, epoch), ExitCode.Failure),
        OutOfMemoryException => (new FailedEvent("The memory of this machine is used up.", MemoryAdvice, epoch), ExitCode.Failure),
        ExternalException e when e.Message.Contains("memory", StringComparison.OrdinalIgnoreCase) =>
            (new FailedEvent("The memory of this machine is used up.", MemoryAdvice, epoch), ExitCode.Failure),
        // A defect: its trace belongs in the report.
        _ => (new FailedEvent($"Training broke off unexpectedly: {exception}", null, epoch), ExitCode.Failure),
    };
}
