using System.Diagnostics;
using System.Threading.Channels;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Queue.Processes;

/// <summary>A running training process: its events as they come, its other output as a tail, and ways to end it.</summary>
internal sealed class TrainingProcess : IAsyncDisposable
{
    /// <summary>Longest line taken for an event.</summary>
    private const int MaxLineLength = 1 << 20;

    /// <summary>When so many events wait the process waits too, on its full pipe.</summary>
    private const int MaxWaitingEvents = 1024;

    /// <summary>Time for the rest of the output after the end: a grandchild may hold the pipe open for ever.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Channel<TrainingEvent> _events = Channel.CreateBounded<TrainingEvent>(MaxWaitingEvents);
    private readonly CancellationTokenSource _reading = new();
    private readonly Task _output;

    private TrainingProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        var errors = ReadErrorsAsync();
        var events = ReadEventsAsync();
        _output = Task.WhenAll(errors, events);
        Exit = WaitForExitAsync();
    }

    public int Id => _process.Id;

    /// <summary>Ends when the process has ended and all it said was read.</summary>
    public ChannelReader<TrainingEvent> Events => _events.Reader;

    public OutputTail Tail { get; } = new();

    /// <summary>The exit code, once the process has ended; 128 + the signal where one ended it.</summary>
    public Task<int> Exit { get; }

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static TrainingProcess Start(ProcessStartInfo info, WorkFolder folder, TimeProvider time, ILogger logger)
    {
        var process = Process.Start(info) ?? throw new InvalidOperationException("The system started no process.");
        LowPriority.Apply(process, logger);
        OrphanProcess.Stamp(folder, process);
        return new TrainingProcess(process, time);
    }

    /// <summary>Asks the process to write its checkpoint and stop, then kills it when it takes longer than <paramref name="grace"/>.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync("cancel");
            _process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It no longer reads: it has ended or is ending, which is what was to be reached.
        }

        await EndWithinAsync(grace);
    }

    /// <summary>Reads on without using what comes, so that a process with much to say is not stuck on a full pipe.</summary>
    public async Task DiscardEventsAsync()
    {
        await foreach (var _ in Events.ReadAllAsync())
        {
        }
    }

    /// <summary>Kills the process, with all it started, when it has not ended after <paramref name="grace"/>.</summary>
    public async Task EndWithinAsync(TimeSpan grace)
    {
        try
        {
            await Exit.WaitAsync(grace, _time);
        }
        catch (TimeoutException)
        {
            Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exit;
        await _reading.CancelAsync();
        await _output;
        _process.Dispose();
        _reading.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        var exitCode = _process.ExitCode;
        _reading.CancelAfter(DrainTime);
        return exitCode;
    }

    private async Task ReadEventsAsync()
    {
        try
        {
            var lines = new BoundedLineReader(_process.StandardOutput, MaxLineLength);
            while (await lines.ReadLineAsync(_reading.Token) is { } line)
            {
                if (EventParser.TryParse(line) is { } trainingEvent)
                {
                    await _events.Writer.WriteAsync(trainingEvent, _reading.Token);
                }
                else
                {
                    Tail.Add(line);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The process is gone and its pipe with it, or a grandchild still holds the pipe: nothing more will come from this run.
        }
        finally
        {
            _events.Writer.Complete();
        }
    }

    private async Task ReadErrorsAsync()
    {
        try
        {
            var lines = new BoundedLineReader(_process.StandardError, MaxLineLength);
            while (await lines.ReadLineAsync(_reading.Token) is { } line)
            {
                Tail.Add(line);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // As above.
        }
    }
}
