using RealNvp.Data.Events;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Notifications;

/// <summary>A listener of <see cref="NoticeHub"/>. One that hangs gets the newest of what it missed, and does not fill the memory.</summary>
internal sealed class NoticeSubscription(
    Func<IReadOnlyList<StudioEvent>, Task> onEvents, Action<NoticeSubscription> onDispose, ILogger logger) : Subscription<IReadOnlyList<StudioEvent>>(onEvents, logger)
{
    private const int MostWaiting = 1000;

    private readonly List<StudioEvent> _waiting = [];

    protected override void Add(IReadOnlyList<StudioEvent> news)
    {
        _waiting.AddRange(news);
        _waiting.RemoveRange(0, Math.Max(0, _waiting.Count - MostWaiting));
    }

    protected override IReadOnlyList<StudioEvent>? Take()
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        List<StudioEvent> events = [.. _waiting];
        _waiting.Clear();
        return events;
    }

    protected override void Leave() => onDispose(this);

    protected override string Describe(IReadOnlyList<StudioEvent> news) => $"{news.Count} events";
}
