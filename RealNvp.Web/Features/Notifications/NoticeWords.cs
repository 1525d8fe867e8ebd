using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Features.Notifications;

/// <summary>Words and signs of each kind of event, the same in list, toast and message.</summary>
public static class NoticeWords
{
    /// <summary>What follows the name: "is done", "failed".</summary>
    public static string Verb(StudioEventKind kind, bool many = false) => kind switch
    {
        StudioEventKind.RunCompleted => many ? "are done" : "is done",
        StudioEventKind.RunFailed => "failed",
        StudioEventKind.RunCancelled => many ? "were cancelled" : "was cancelled",
        StudioEventKind.SweepEnded => "has ended",
        _ => "ended",
    };

    public static string Icon(StudioEventKind kind) => kind switch
    {
        StudioEventKind.RunFailed => RunStatusLook.Icon(RunStatus.Failed),
        StudioEventKind.RunCancelled => RunStatusLook.Icon(RunStatus.Cancelled),
        _ => RunStatusLook.Icon(RunStatus.Completed),
    };

    /// <summary>Whether somebody who does not look should hear of it: who cancels knows, and of a sweep its end is news, not that of each trial.</summary>
    public static bool IsNews(StudioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Kind == StudioEventKind.SweepEnded || (happened.Kind != StudioEventKind.RunCancelled && happened.GroupId is null);
    }
}
