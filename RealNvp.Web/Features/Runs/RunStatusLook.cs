using MudBlazor;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs;

/// <summary>Word, icon and explanation of each run state, the same on every page.</summary>
public static class RunStatusLook
{
    public static string Title(RunStatus status) => status switch
    {
        RunStatus.Queued => "Queued",
        RunStatus.Running => "Running",
        RunStatus.Completed => "Done",
        RunStatus.Failed => "Failed",
        RunStatus.Cancelled => "Cancelled",
        _ => status.ToString(),
    };

    public static string Icon(RunStatus status) => status switch
    {
        RunStatus.Queued => Icons.Material.Outlined.Schedule,
        RunStatus.Running => Icons.Material.Filled.Autorenew,
        RunStatus.Completed => Icons.Material.Outlined.CheckCircle,
        RunStatus.Failed => Icons.Material.Outlined.ErrorOutline,
        RunStatus.Cancelled => Icons.Material.Outlined.Cancel,
        _ => Icons.Material.Outlined.HelpOutline,
    };

    /// <summary>One sentence for those who hover.</summary>
    public static string Help(RunStatus status) => status switch
    {
        RunStatus.Queued => "Waits for its turn.",
        RunStatus.Running => "Trains now.",
        RunStatus.Completed => "All epochs are done.",
        RunStatus.Failed => "Ended before its last epoch; the run says why.",
        RunStatus.Cancelled => "Stopped by a user.",
        _ => "",
    };
}
