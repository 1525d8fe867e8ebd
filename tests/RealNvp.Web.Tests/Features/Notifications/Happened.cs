using RealNvp.Data.Events;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Notifications;

/// <summary>Events with everything filled in that a test does not care about.</summary>
internal static class Happened
{
    public static StudioEvent Event(long id, StudioEventKind kind = StudioEventKind.RunCompleted, double minutes = 0, string? group = null, string? title = null) => new()
    {
        Id = id,
        Kind = kind,
        SubjectId = $"run{id}",
        Title = title ?? $"moons {id}",
        Detail = kind == StudioEventKind.RunFailed ? "The loss became NaN." : null,
        GroupId = group,
        At = RunFactory.Start.AddMinutes(minutes),
    };
}
