using RealNvp.Data.Events;

namespace RealNvp.Web.Features.Notifications;

/// <summary>
/// One place all open pages hear from what happened. What happens within a second is told in one call; subscribers are called outside locks, one
/// slow or failing subscriber does not hold up the others.
/// </summary>
public interface INoticeHub
{
    /// <summary>Calls <paramref name="onEvents"/> with what happens, in its order, until disposed.</summary>
    IDisposable Subscribe(Func<IReadOnlyList<StudioEvent>, Task> onEvents);
}
