namespace RealNvp.Web.Queue;

/// <summary>
/// The numbers behind the order of the queue. A row that was never placed has priority 0; placed ones are positive, different from each
/// other, and higher runs first. New runs go below the lowest, so that placing one changes no other, and a requeued run keeps its place:
/// before all that waited while it trained.
/// </summary>
internal static class QueueOrder
{
    /// <summary>Priority of the first run in an empty queue: room for a billion runs on either side within the scheduler's int.</summary>
    public const long Base = 1_000_000_000;

    /// <summary>Priority of a run behind all of these.</summary>
    public static long Behind(IEnumerable<long> priorities)
    {
        var placed = priorities.Where(priority => priority > 0).ToList();
        return placed.Count == 0 ? Base : placed.Min() - 1;
    }

    /// <summary>
    /// Priorities for runs in this order: those given where they are usable and descend, new ones elsewhere, all new ones if the range is
    /// used up.
    /// </summary>
    public static IReadOnlyList<long> Place(IReadOnlyList<long> inOrder)
    {
        var placed = new List<long>(inOrder.Count);
        foreach (var priority in inOrder)
        {
            var ceiling = placed.Count == 0 ? int.MaxValue + 1L : placed[^1];
            var usable = priority > 0 && priority < ceiling;
            placed.Add(usable ? priority : placed.Count == 0 ? Base : ceiling - 1);
        }

        return placed.Count > 0 && placed[^1] <= 0
            ? Enumerable.Range(0, placed.Count).Select(i => Base - i).ToList()
            : placed;
    }
}
