using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Checkpoints;

/// <summary>
/// Gives a fork, as it is created, all that it goes on from: the checkpoint, and the metrics and snapshots up to it. So it stands for itself, whatever
/// becomes of the run it came from, and its curve begins where that run's did.
/// </summary>
internal static class ForkHistory
{
    /// <exception cref="CheckpointGoneException">That checkpoint is not kept (any more).</exception>
    public static async Task CopyAsync(StudioContext db, string from, int epoch, string to, CancellationToken cancellationToken)
    {
        var copied = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "kept_checkpoints" ("RunId", "Epoch", "Bytes", "Content")
            SELECT {to}, "Epoch", "Bytes", "Content" FROM "kept_checkpoints" WHERE "RunId" = {from} AND "Epoch" = {epoch}
            """,
            cancellationToken);
        if (copied == 0)
        {
            throw new CheckpointGoneException(from, epoch);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "metrics" ("RunId", "Epoch", "TrainNll", "ValNll", "Penalty", "LearningRate", "GradNorm", "Seconds")
            SELECT {to}, "Epoch", "TrainNll", "ValNll", "Penalty", "LearningRate", "GradNorm", "Seconds" FROM "metrics" WHERE "RunId" = {from} AND "Epoch" <= {epoch}
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "snapshots" ("RunId", "Epoch", "Content")
            SELECT {to}, "Epoch", "Content" FROM "snapshots" WHERE "RunId" = {from} AND "Epoch" <= {epoch}
            """,
            cancellationToken);
    }
}
