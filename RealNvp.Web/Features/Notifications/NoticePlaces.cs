using RealNvp.Data.Events;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Features.Notifications;

/// <summary>Which pages show by themselves that something ended: there a toast would only be in the way.</summary>
public static class NoticePlaces
{
    /// <param name="path">The page's address from the slash on, query and all.</param>
    public static bool Show(string path, StudioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(happened);
        var page = path.Split('?', '#')[0].TrimEnd('/');
        return happened.Kind == StudioEventKind.SweepEnded
            ? page == SweepUrls.List || page == NoticeUrls.Sweep(happened.SubjectId)
            : page == RunUrls.List || page == "/queue" || page == RunUrls.Page(happened.SubjectId)
                || (happened.GroupId is { } group && page == NoticeUrls.Sweep(group))
                || (page == "/compare" && path.Contains(happened.SubjectId, StringComparison.Ordinal));
    }
}
