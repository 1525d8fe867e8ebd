using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace RealNvp.Web.Queue.Processes;

/// <summary>
/// Ends the training process an earlier host left in a work folder. With its host its standard input ended, so it is about to write its
/// checkpoint and stop; it gets the time for that. Two processes in one folder would spoil each other's files.
/// </summary>
internal sealed class OrphanProcess(TimeProvider time, ILogger<OrphanProcess> logger)
{
    /// <summary>The start time is read from the system's clock ticks and rounds a little differently each time.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    /// <summary>A killed process still has its memory to give back, and of a process that is no child the system only tells when asked.</summary>
    private static readonly TimeSpan KillTime = TimeSpan.FromSeconds(30);

    /// <summary>Notes that a process works in a folder.</summary>
    public static void Stamp(WorkFolder folder, Process process)
    {
        try
        {
            var stamp = new ProcessStamp(process.Id, process.StartTime.ToUniversalTime());
            File.WriteAllText(folder.StampPath, JsonSerializer.Serialize(stamp));
        }
        catch (InvalidOperationException)
        {
            // It has ended already; there will be nothing to wait for.
        }
    }

    /// <summary>Waits for the process noted in a folder, and kills it when it takes longer than <paramref name="grace"/>.</summary>
    public async Task EndAsync(WorkFolder folder, TimeSpan grace, CancellationToken cancellationToken)
    {
        using var process = Find(folder);
        if (process is null)
        {
            return;
        }

        logger.LogInformation("Waiting for process {Id}, which an earlier host left behind training run {RunId}.", process.Id, folder.RunId);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(grace, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("Killing process {Id} left behind by run {RunId}: it did not stop by itself.", process.Id, folder.RunId);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(KillTime, time, cancellationToken);
        }
    }

    private static Process? Find(WorkFolder folder)
    {
        if (!File.Exists(folder.StampPath) || ReadStamp(folder) is not { } stamp)
        {
            return null;
        }

        try
        {
            var process = Process.GetProcessById(stamp.Id);
            if ((process.StartTime.ToUniversalTime() - stamp.StartedAt).Duration() <= StartTolerance && NamesFolder(process, folder))
            {
                return process;
            }

            process.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // No such process, it ended just now, or it is somebody else's.
            return null;
        }
    }

    private static ProcessStamp? ReadStamp(WorkFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<ProcessStamp>(File.ReadAllText(folder.StampPath));
        }
        catch (JsonException)
        {
            // The host died while writing it, before the process had anything to do.
            return null;
        }
    }

    /// <summary>Whether the command line names the folder; taken for granted where the system does not show it.</summary>
    private static bool NamesFolder(Process process, WorkFolder folder)
    {
        var path = $"/proc/{process.Id}/cmdline";
        return !File.Exists(path) || Encoding.UTF8.GetString(File.ReadAllBytes(path)).Contains(folder.Path, StringComparison.Ordinal);
    }
}
