using RealNvp.Data.Events;

namespace RealNvp.Web.Features.Notifications;

/// <summary>Events that are told in one line: of one kind and one group, or close together in time.</summary>
/// <param name="Events">At least one, oldest first.</param>
public sealed record NoticeBundle(IReadOnlyList<StudioEvent> Events)
{
    /// <summary>Events of one kind that follow each other within this time are one line.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);

    public StudioEvent Newest => Events[^1];

    public StudioEventKind Kind => Newest.Kind;

    public int Count => Events.Count;

    /// <summary>The one event, if it stands for itself.</summary>
    public StudioEvent? Single => Count == 1 ? Newest : null;

    /// <summary>Bundles, that with the newest event first.</summary>
    /// <param name="events">In any order.</param>
    public static IReadOnlyList<NoticeBundle> Of(IEnumerable<StudioEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var bundles = new List<List<StudioEvent>>();
        var open = new Dictionary<(StudioEventKind, string?), List<StudioEvent>>();
        foreach (var happened in events.OrderBy(happened => happened.Id))
        {
            var key = (happened.Kind, happened.GroupId);
            if (happened.Kind != StudioEventKind.SweepEnded && open.TryGetValue(key, out var bundle)
                && (happened.GroupId is not null || happened.At - bundle[^1].At <= Gap))
            {
                bundle.Add(happened);
                continue;
            }

            bundles.Add(open[key] = [happened]);
        }

        return [.. bundles.Select(bundle => new NoticeBundle(bundle)).OrderByDescending(bundle => bundle.Newest.Id)];
    }
}
