using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Logs;

internal sealed class RunLogStore(StudioAccess access) : IRunLogStore
{
    public Task AppendAsync(string runId, RunLogLine line, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        return access.WriteAsync(
            async db =>
            {
                if (await db.RunLog.AnyAsync(l => l.RunId == runId && l.At == line.At && l.Number == line.Number, cancellationToken))
                {
                    return;
                }

                db.RunLog.Add(RunLogEntity.Of(runId, line));
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<RunLogLine>> ReadAsync(string runId, CancellationToken cancellationToken = default) => access.ReadAsync(
        async db => (IReadOnlyList<RunLogLine>)await db.RunLog
            .Where(line => line.RunId == runId)
            .OrderBy(line => line.At).ThenBy(line => line.Number)
            .Select(line => new RunLogLine(line.At, line.Number, line.Epoch, line.Level, line.Message))
            .ToListAsync(cancellationToken),
        cancellationToken);
}
