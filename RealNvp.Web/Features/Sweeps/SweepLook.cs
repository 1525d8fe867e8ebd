using MudBlazor;
using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Words, icons and explanations of sweeps and trials, the same on every page.</summary>
internal static class SweepLook
{
    /// <summary>One sentence for newcomers.</summary>
    public const string What = "A sweep trains the same flow many times with different settings and shows which settings are best.";

    public static string Title(SweepKind kind) => kind switch
    {
        SweepKind.Grid => "Grid",
        SweepKind.Random => "Random",
        SweepKind.Asha => "ASHA",
        _ => kind.ToString(),
    };

    public static string Help(SweepKind kind) => kind switch
    {
        SweepKind.Grid => "Tries every combination of the values: complete, and soon too many with each further setting.",
        SweepKind.Random => "Draws combinations at random: a few find the good region, and more of them find it better.",
        SweepKind.Asha => "Draws at random and stops early what does worse than others, so that time goes to what does well (successive halving).",
        _ => "",
    };

    public static string Title(SweepStatus status) => status switch
    {
        SweepStatus.Completed => "Done",
        _ => status.ToString(),
    };

    public static string Icon(SweepStatus status) => status switch
    {
        SweepStatus.Running => Icons.Material.Filled.Autorenew,
        SweepStatus.Paused => Icons.Material.Outlined.PauseCircle,
        SweepStatus.Completed => Icons.Material.Outlined.CheckCircle,
        SweepStatus.Cancelled => Icons.Material.Outlined.Cancel,
        _ => Icons.Material.Outlined.HelpOutline,
    };

    public static string Help(SweepStatus status) => status switch
    {
        SweepStatus.Running => "Its trials go into the queue as there is room.",
        SweepStatus.Paused => "No further trial starts; those in the queue finish.",
        SweepStatus.Completed => "Every trial has ended.",
        SweepStatus.Cancelled => "Somebody ended it; Continue takes it up again.",
        _ => "",
    };

    public static string Title(SweepTrialState state) => state switch
    {
        SweepTrialState.Completed => "Done",
        SweepTrialState.Stopped => "Stopped early",
        _ => state.ToString(),
    };

    public static string Icon(SweepTrialState state) => state switch
    {
        SweepTrialState.Waiting => Icons.Material.Outlined.HourglassEmpty,
        SweepTrialState.Queued => Icons.Material.Outlined.Schedule,
        SweepTrialState.Running => Icons.Material.Filled.Autorenew,
        SweepTrialState.Completed => Icons.Material.Outlined.CheckCircle,
        SweepTrialState.Stopped => Icons.Material.Outlined.ContentCut,
        SweepTrialState.Failed => Icons.Material.Outlined.ErrorOutline,
        SweepTrialState.Cancelled => Icons.Material.Outlined.Cancel,
        _ => Icons.Material.Outlined.DeleteOutline,
    };

    public static string Help(SweepTrialState state) => state switch
    {
        SweepTrialState.Waiting => "Not in the queue yet.",
        SweepTrialState.Queued => "Its run waits for its turn.",
        SweepTrialState.Running => "Trains now.",
        SweepTrialState.Completed => "All epochs are done.",
        SweepTrialState.Stopped => "Others did better with as many epochs.",
        SweepTrialState.Failed => "Its run ended before its last epoch.",
        SweepTrialState.Cancelled => "It was cancelled, or never started.",
        _ => "Its run was deleted, and its result with it.",
    };

    /// <summary>States in the order in which a bar shows them: what is done first, what waits last.</summary>
    public static IReadOnlyList<SweepTrialState> States { get; } =
    [
        SweepTrialState.Completed, SweepTrialState.Stopped, SweepTrialState.Failed, SweepTrialState.Cancelled, SweepTrialState.Deleted,
        SweepTrialState.Running, SweepTrialState.Queued, SweepTrialState.Waiting,
    ];

    public static int Of(this SweepCounts counts, SweepTrialState state) => state switch
    {
        SweepTrialState.Waiting => counts.Waiting,
        SweepTrialState.Queued => counts.Queued,
        SweepTrialState.Running => counts.Running,
        SweepTrialState.Completed => counts.Completed,
        SweepTrialState.Stopped => counts.Stopped,
        SweepTrialState.Failed => counts.Failed,
        SweepTrialState.Cancelled => counts.Cancelled,
        _ => counts.Deleted,
    };
}
