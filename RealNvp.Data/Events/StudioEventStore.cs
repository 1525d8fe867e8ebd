using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Events;

internal sealed class StudioEventStore(StudioAccess access) : IStudioEventStore
{
    internal static readonly Expression<Func<StudioEventEntity, StudioEvent>> ToEvent = row => new StudioEvent
    {
        Id = row.Id,
        Kind = row.Kind,
        SubjectId = row.SubjectId,
        Title = row.Title,
        Detail = row.Detail,
        GroupId = row.GroupId,
        Owner = row.Owner,
        At = row.At,
    };

    public Task<long> LastIdAsync(CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => await db.Events.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0, cancellationToken);

    public Task<IReadOnlyList<StudioEvent>> ListLatestAsync(int count, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<StudioEvent>)await db.Events.OrderByDescending(row => row.Id).Take(count).Select(ToEvent).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<StudioEvent>> ListAfterAsync(long id, int limit, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<StudioEvent>)await db.Events.Where(row => row.Id > id).OrderBy(row => row.Id).Take(limit).Select(ToEvent).ToListAsync(cancellationToken),
        cancellationToken);

    public Task<int> DeleteBeforeAsync(DateTime moment, CancellationToken cancellationToken = default) => access.WriteAsync(
        db => db.Events.Where(row => row.At < moment).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}
