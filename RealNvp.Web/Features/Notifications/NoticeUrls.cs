using RealNvp.Data.Events;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Features.Notifications;

/// <summary>Where a line leads.</summary>
public static class NoticeUrls
{
    /// <summary>The runs that became what the events say.</summary>
    public static string Runs(StudioEventKind kind) => RunUrls.List + kind switch
    {
        StudioEventKind.RunFailed => "?status=failed",
        StudioEventKind.RunCancelled => "?status=cancelled",
        _ => "?status=completed",
    };

    public static string Sweep(string id) => SweepUrls.Page(id);
}
