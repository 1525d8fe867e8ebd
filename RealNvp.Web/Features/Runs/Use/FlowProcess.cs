using System.ComponentModel;
using System.Diagnostics;
using RealNvp.Web.Queue.Processes;

namespace RealNvp.Web.Features.Runs.Use;

/// <summary>The engine's program at work for one request, at low priority; ended when disposed.</summary>
internal sealed class FlowProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly OutputTail _tail = new();
    private readonly Task _errors;

    private FlowProcess(Process process)
    {
        _process = process;
        _errors = ReadErrorsAsync();
    }

    public StreamReader Output => _process.StandardOutput;

    /// <exception cref="FlowUseException">The program cannot be started.</exception>
    public static FlowProcess Start(ProcessStartInfo info, ILogger logger)
    {
        try
        {
            var process = Process.Start(info) ?? throw new InvalidOperationException("The system started no process.");
            LowPriority.Apply(process, logger);
            return new FlowProcess(process);
        }
        catch (Win32Exception exception)
        {
            throw new FlowUseException($"The program {info.FileName} could not be started: {exception.Message}.", exception);
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Exit code, and why where it is not 0.</returns>
    public async Task<(int Code, string Reason)> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _errors.WaitAsync(cancellationToken);
        return (_process.ExitCode, _process.ExitCode == 0 ? "" : ExitDescription.Describe(_process.ExitCode, _tail).Reason);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    /// <summary>Asks first: a stopped program leaves no half-written file.</summary>
    private async Task StopAsync()
    {
        try
        {
            // One of the two ends it: the scoring program listens to its input, the sampling one writes to nobody.
            _process.StandardInput.Close();
            _process.StandardOutput.Close();
            using var patience = new CancellationTokenSource(Grace);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // It does not listen.
        }

        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    private async Task ReadErrorsAsync()
    {
        try
        {
            while (await _process.StandardError.ReadLineAsync() is { } line)
            {
                _tail.Add(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process is gone and its pipe with it.
        }
    }
}
