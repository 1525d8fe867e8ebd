using System.ComponentModel;
using System.Diagnostics;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Makes a training process give way: to the host and everybody else for the processor, and first of all when memory runs out.</summary>
internal static class LowPriority
{
    /// <summary>Raises the process's share of the blame when the kernel looks for memory; the scale ends at 1000.</summary>
    private const string OutOfMemoryScore = "500";

    public static void Apply(Process process, ILogger logger)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
            if (OperatingSystem.IsLinux())
            {
                File.WriteAllText($"/proc/{process.Id}/oom_score_adj", OutOfMemoryScore);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or IOException or UnauthorizedAccessException)
        {
            // A courtesy only: the process may have ended already, or the system may not allow it.
            logger.LogDebug(exception, "Could not lower the priority of a training process.");
        }
    }
}
