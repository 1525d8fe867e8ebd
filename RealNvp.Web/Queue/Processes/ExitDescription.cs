using System.Globalization;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Says in a user's words how a training process died that did not say so itself.</summary>
internal static class ExitDescription
{
    private const int ShownLines = 5;
    private const int SignalBase = 128;

    private const string MemoryAdvice =
        "Try a smaller hidden size, fewer couplings or a smaller batch, or let fewer runs train at once.";

    private static readonly Dictionary<int, (string Name, string Meaning)> Signals = new()
    {
        [1] = ("SIGHUP", "was ended by the system"),
        [2] = ("SIGINT", "was interrupted"),
        [4] = ("SIGILL", "crashed: this processor lacks an instruction it uses"),
        [6] = ("SIGABRT", "crashed"),
        [7] = ("SIGBUS", "crashed"),
        [8] = ("SIGFPE", "crashed"),
        [9] = ("SIGKILL", "was killed, perhaps because the machine ran out of memory"),
        [11] = ("SIGSEGV", "crashed"),
        [15] = ("SIGTERM", "was ended from outside"),
    };

    /// <summary>Whether somebody outside asked the process to end, in the way services and terminals do.</summary>
    public static bool IsRequested(int exitCode) => exitCode - SignalBase is 1 or 2 or 15;

    /// <summary>The reason, with the last lines of output, and an advice where there is one.</summary>
    public static (string Reason, string? Advice) Describe(int exitCode, OutputTail tail)
    {
        var (reason, advice) = Explain(exitCode);
        var last = tail.Last(ShownLines);
        return (last.Count == 0 ? reason : $"{reason} Its last output:\n{string.Join('\n', last)}", advice);
    }

    private static (string Reason, string? Advice) Explain(int exitCode)
    {
        if (Signals.TryGetValue(exitCode - SignalBase, out var signal))
        {
            return ($"The training process {signal.Meaning} ({signal.Name}).", exitCode - SignalBase == 9 ? MemoryAdvice : null);
        }

        var code = exitCode < 0 || exitCode > 255 ? "0x" + exitCode.ToString("X8", CultureInfo.InvariantCulture) : exitCode.ToString(CultureInfo.InvariantCulture);
        return ($"The training process ended without a result (exit code {code}).", null);
    }
}
