using System.Runtime.InteropServices;

namespace RealNvp.Engine.Cli;

/// <summary>
/// Turns requests to stop into a cancelled token: SIGINT (Ctrl+C), SIGTERM and SIGHUP, and, where somebody steers the process through its standard
/// input, a line <c>cancel</c> or the input's end. A second signal ends the process at once.
/// </summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public StopRequest()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Reads lines until <c>cancel</c> or the end, on a thread that does not keep the process alive.</summary>
    public void ListenTo(Stream input)
    {
        var thread = new Thread(() => Listen(input)) { IsBackground = true, Name = "standard input" };
        thread.Start();
    }

    public void Dispose()
    {
        // The source itself is left to the collector: the listening thread may still cancel it.
        _registrations.ForEach(registration => registration.Dispose());
    }

    private void Listen(Stream input)
    {
        try
        {
            using var reader = new StreamReader(input);
            while (reader.ReadLine() is { } line && line.Trim() != "cancel")
            {
                // Other lines say nothing to this program.
            }
        }
        catch (IOException)
        {
            // A broken input is an ended one.
        }

        _source.Cancel();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
