using System.ComponentModel;
using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Cli;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Torch;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Cli;

public sealed class TrainingFailureTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new TrainingDivergedException("loss", double.NaN, 7, 5, new TrainingSpec()), ExitCode.Diverged, "the loss became NaN in epoch 7" },
        { new InvalidSpecException([new FieldError("model.hiddenSize", "hiddenSize is 0.")]), ExitCode.BadInput, "hiddenSize is 0." },
        { new DataFormatException("columns", "Column b is constant."), ExitCode.BadInput, "Column b is constant." },
        { new CheckpointException("The checkpoint is damaged."), ExitCode.BadInput, "damaged" },
        { new FileNotFoundException("Could not find file 'x.csv'."), ExitCode.BadInput, "x.csv" },
        { new IOException("No space left on device"), ExitCode.Failure, "No space left on device" },
        { new NativeTorchException("libtorch is not there."), ExitCode.Failure, "libtorch is not there." },
        { new InsufficientMemoryException(), ExitCode.Failure, "memory of this machine" },
        { new Win32Exception(0, "DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"), ExitCode.Failure, "memory of this machine" },
        { new InvalidOperationException("a defect"), ExitCode.Failure, "unexpectedly: System.InvalidOperationException: a defect" },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Every_failure_has_a_reason_and_the_exit_code_that_help_documents(Exception exception, int exitCode, string reason)
    {
        var (failed, code) = TrainingFailure.Explain(exception, epoch: 7);

        Assert.Equal(exitCode, code);
        Assert.Contains(reason, failed.Reason, StringComparison.Ordinal);
        Assert.Equal(7, failed.Epoch);
    }
}
