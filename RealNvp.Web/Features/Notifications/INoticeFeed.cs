using RealNvp.Data.Events;

namespace RealNvp.Web.Features.Notifications;

/// <summary>What happened, in words.</summary>
public interface INoticeFeed
{
    /// <summary>The last lines, newest first.</summary>
    Task<IReadOnlyList<Notice>> LatestAsync(CancellationToken cancellationToken = default);

    /// <summary>Lines of certain events, newest first.</summary>
    Task<IReadOnlyList<Notice>> DescribeAsync(IReadOnlyList<StudioEvent> events, CancellationToken cancellationToken = default);
}
