using RealNvp.Data.Events;
using RealNvp.Web.Features.Notifications;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Lines from a list, and a hub that calls its subscribers at once.</summary>
internal sealed class FakeNotices : INoticeHub, INoticeFeed
{
    private readonly List<Func<IReadOnlyList<StudioEvent>, Task>> _subscribers = [];

    public int Subscribers => _subscribers.Count;

    public List<Notice> Lines { get; } = [];

    /// <summary>What reading the lines fails with.</summary>
    public Exception? Fault { get; set; }

    public Task PublishAsync(params StudioEvent[] events) => Task.WhenAll(_subscribers.Select(subscriber => subscriber(events)));

    public IDisposable Subscribe(Func<IReadOnlyList<StudioEvent>, Task> onEvents)
    {
        _subscribers.Add(onEvents);
        return new Subscription(() => _subscribers.Remove(onEvents));
    }

    public Task<IReadOnlyList<Notice>> LatestAsync(CancellationToken cancellationToken = default) =>
        Fault is null ? Task.FromResult<IReadOnlyList<Notice>>([.. Lines]) : Task.FromException<IReadOnlyList<Notice>>(Fault);

    public Task<IReadOnlyList<Notice>> DescribeAsync(IReadOnlyList<StudioEvent> events, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Notice>>([.. events.Select(happened => Line(happened.Id, happened.Kind, $"{happened.Title} ended", $"/runs/{happened.SubjectId}"))]);

    public static Notice Line(long id, StudioEventKind kind, string text, string? href) => new(id, id, kind, text, null, href, RunFactory.Start) { IsNews = kind != StudioEventKind.RunCancelled };

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
