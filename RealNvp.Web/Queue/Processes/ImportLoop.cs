using System.Threading.Channels;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Feeds a process's events to a <see cref="RunImport"/> as they come, storing batches of epochs when they are due.</summary>
internal static class ImportLoop
{
    /// <returns>The event that ended the run; null: the events ended without one.</returns>
    public static async Task<TrainingEvent?> RunAsync(ChannelReader<TrainingEvent> events, RunImport import, TimeProvider time)
    {
        Task<bool>? more = null;
        while (true)
        {
            if (import.Wait == TimeSpan.Zero)
            {
                await import.FlushAsync();
            }

            if (events.TryRead(out var next))
            {
                await import.ImportAsync(next);
                if (next is FinishedEvent or CancelledEvent or FailedEvent)
                {
                    return next;
                }

                continue;
            }

            more ??= events.WaitToReadAsync().AsTask();
            if (await HappensWithinAsync(more, import.Wait, time))
            {
                if (!await more)
                {
                    await import.FlushAsync();
                    return null;
                }

                more = null;
            }
        }
    }

    /// <summary>Waits for a task, at most a time when one is given.</summary>
    private static async Task<bool> HappensWithinAsync(Task task, TimeSpan? wait, TimeProvider time)
    {
        if (wait is not { } limit)
        {
            await task;
            return true;
        }

        using var noLonger = new CancellationTokenSource();
        var first = await Task.WhenAny(task, Task.Delay(limit, time, noLonger.Token));
        await noLonger.CancelAsync();
        return first == task;
    }
}
