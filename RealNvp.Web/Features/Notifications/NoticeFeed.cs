using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Engine;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Notifications;

/// <inheritdoc cref="INoticeFeed"/>
internal sealed class NoticeFeed(IStudioEventStore events, IRunStore runs) : INoticeFeed
{
    /// <summary>Lines of the list.</summary>
    public const int Lines = 10;

    /// <summary>Events that are looked through for them. A line that began before says "at least".</summary>
    public const int Events = 500;

    private const int LongestDetail = 140;

    public async Task<IReadOnlyList<Notice>> LatestAsync(CancellationToken cancellationToken = default) =>
        await DescribeAsync(await events.ListLatestAsync(Events, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<Notice>> DescribeAsync(IReadOnlyList<StudioEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var bundles = NoticeBundle.Of(events).Take(Lines).ToList();
        var ids = bundles.Select(bundle => bundle.Single).OfType<StudioEvent>().Where(IsOfRun).Select(happened => happened.SubjectId).Distinct().ToList();
        var known = ids.Count == 0 ? [] : (await runs.FindManyAsync(ids, cancellationToken)).ToDictionary(run => run.Id);
        return [.. bundles.Select(bundle => bundle.Single is { } happened ? One(happened, known.GetValueOrDefault(happened.SubjectId)) : Many(bundle, events.Count))];
    }

    private static bool IsOfRun(StudioEvent happened) => happened.Kind != StudioEventKind.SweepEnded;

    private static Notice One(StudioEvent happened, RunRecord? run)
    {
        var detail = run is null && IsOfRun(happened) ? "Deleted since."
            : happened.Kind == StudioEventKind.RunCompleted && run?.BestValNll is { } best ? $"Best validation NLL {Format.Nats(best)}"
            : happened.Detail;
        var href = run is not null ? RunUrls.Page(run.Id) : IsOfRun(happened) ? null : NoticeUrls.Sweep(happened.SubjectId);
        return new Notice(
            happened.Id, happened.Id, happened.Kind, $"{ShortText.Of(happened.Title, 60)} {NoticeWords.Verb(happened.Kind)}", detail is null ? null : ShortText.Of(detail, LongestDetail), href, happened.At)
        {
            IsNews = NoticeWords.IsNews(happened),
        };
    }

    private static Notice Many(NoticeBundle bundle, int lookedThrough)
    {
        var atLeast = bundle.Count == lookedThrough && lookedThrough == Events ? "At least " : "";
        var names = string.Join(", ", bundle.Events.Reverse().Select(happened => ShortText.Of(happened.Title)).Distinct().Take(3));
        return new Notice(
            bundle.Events[0].Id,
            bundle.Newest.Id,
            bundle.Kind,
            $"{atLeast}{Format.Plural(bundle.Count, bundle.Newest.GroupId is null ? "run" : "trial")} {NoticeWords.Verb(bundle.Kind, many: true)}",
            names + (bundle.Events.Select(happened => happened.Title).Distinct().Count() > 3 ? " …" : ""),
            bundle.Newest.GroupId is { } sweep ? NoticeUrls.Sweep(sweep) : NoticeUrls.Runs(bundle.Kind),
            bundle.Newest.At)
        {
            IsNews = NoticeWords.IsNews(bundle.Newest),
        };
    }
}
