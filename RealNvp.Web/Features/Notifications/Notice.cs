using RealNvp.Data.Events;

namespace RealNvp.Web.Features.Notifications;

/// <summary>A line of the list behind the bell.</summary>
/// <param name="FirstId">Id of its oldest event: names the line while more events join it.</param>
/// <param name="LastId">Id of its newest event.</param>
/// <param name="Text">"two moons is done".</param>
/// <param name="Detail">Result or reason; null: none.</param>
/// <param name="Href">Where to look; null: it has been deleted.</param>
/// <param name="At">When the newest event happened.</param>
public sealed record Notice(long FirstId, long LastId, StudioEventKind Kind, string Text, string? Detail, string? Href, DateTime At)
{
    /// <summary>Whether somebody who does not look should hear of it.</summary>
    public required bool IsNews { get; init; }
}
