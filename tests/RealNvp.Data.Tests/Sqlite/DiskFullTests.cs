using RealNvp.Data.Artifacts;

namespace RealNvp.Data.Tests.Sqlite;

public class DiskFullTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_what_was_there_stays_readable_and_whole()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("kept");
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, 1, new byte[] { 7 }, Token);

        // SQLite's own limit of pages gives the very result code of a full disk, on any machine; it holds per connection, so the pool's
        // single idle connection gets it.
        await LimitPagesAsync(studio);
        var refusal = await Assert.ThrowsAsync<StudioDatabaseException>(
            () => studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, 2, new byte[5_000_000], Token));
        Assert.Equal(StudioDatabaseProblem.DiskFull, refusal.Problem);
        Assert.Contains(studio.DatabasePath, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);

        var kept = await studio.Artifacts.ReadAsync(run.Id, ArtifactKind.Checkpoint, Token);
        Assert.Equal((1, 7), (kept!.Epoch, kept.Content.Single()));

        studio.CloseIdleConnections();
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, 2, new byte[5_000_000], Token);
        Assert.Equal(2, await studio.Artifacts.FindEpochAsync(run.Id, ArtifactKind.Checkpoint, Token));
        Assert.Equal("ok", await studio.ScalarAsync("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_full_disk_during_an_upload_leaves_no_half_data_set()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await LimitPagesAsync(studio);
        var noise = new byte[6_000_000];
        new Random(1).NextBytes(noise);
        var refusal = await Assert.ThrowsAsync<StudioDatabaseException>(() => studio.Datasets.CreateAsync(
            new() { Name = "n", FileName = "n.csv", ImportJson = "{}", Columns = ["a"], Rows = 1, DroppedRows = 0, SummaryJson = "{}" },
            new MemoryStream(noise),
            Token));
        Assert.Equal(StudioDatabaseProblem.DiskFull, refusal.Problem);
        Assert.Equal(0L, await studio.ScalarAsync("SELECT (SELECT count(*) FROM datasets) + (SELECT count(*) FROM dataset_chunks)"));
    }

    private static async Task LimitPagesAsync(StudioFixture studio)
    {
        await studio.Get<StudioAccess>().WriteAsync(
            async db =>
            {
                await using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).CreateCommand();
                command.CommandText = "PRAGMA max_page_count=900";
                await command.ExecuteScalarAsync(Token);
            },
            Token);
    }
}
