using Microsoft.Data.Sqlite;

namespace RealNvp.Data.Tests.Sqlite;

/// <summary>What the studio does with a file or folder that it cannot use: says what and where, and leaves it alone.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-opening-").FullName;

    private string File => Path.Combine(_folder, "studio.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_folder_is_created()
    {
        var nested = Path.Combine(_folder, "a", "b");
        await using var studio = await StudioFixture.CreateAsync(nested);
        await studio.Database.PingAsync(Token);
        Assert.Equal(["studio.db", "studio.db-shm", "studio.db-wal"], Directory.GetFiles(nested).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_was_stored_is_there_after_the_next_start()
    {
        string id;
        await using (var studio = await StudioFixture.CreateAsync(_folder))
        {
            id = (await studio.AddRunAsync("kept")).Id;
        }

        await using var again = await StudioFixture.CreateAsync(_folder);
        Assert.Equal("kept", (await again.Runs.FindAsync(id, Token))?.Name);
    }

    [Fact]
    public async Task After_an_orderly_end_the_one_file_is_a_whole_backup()
    {
        string id;
        await using (var studio = await StudioFixture.CreateAsync(_folder))
        {
            id = (await studio.AddRunAsync("kept")).Id;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => studio.Runs.FindAsync(id, Token), Token)));
        }

        Assert.Equal(["studio.db"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        var copy = Directory.CreateDirectory(Path.Combine(_folder, "copy")).FullName;
        System.IO.File.Copy(File, Path.Combine(copy, "studio.db"));
        await using var restored = await StudioFixture.CreateAsync(copy);
        Assert.Equal("kept", (await restored.Runs.FindAsync(id, Token))?.Name);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("precious notes, not a database\n", 100)), Token);
        await RefusedUntouchedAsync(StudioDatabaseProblem.Corrupt, "damaged or not a database");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(3 * 4096)]
    public async Task A_damaged_database_is_named_and_left_alone(int offset)
    {
        await using (var studio = await StudioFixture.CreateAsync(_folder))
        {
            await studio.AddRunAsync();
        }

        // After an orderly end everything is in the one file: overwrite most of a page of it.
        await using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.Position = offset;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, 3_000).ToArray(), Token);
        }

        await RefusedUntouchedAsync(StudioDatabaseProblem.Corrupt, "Restore a backup");
    }

    [Fact]
    public async Task A_database_cut_off_in_the_middle_is_named_and_left_alone()
    {
        await using (var studio = await StudioFixture.CreateAsync(_folder))
        {
            await studio.AddRunAsync();
        }

        await using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.SetLength(stream.Length / 2);
        }

        await RefusedUntouchedAsync(StudioDatabaseProblem.Corrupt, "damaged");
    }

    [Fact]
    public async Task Another_program_s_database_is_left_alone()
    {
        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE bookmarks (url TEXT)";
            await command.ExecuteNonQueryAsync(Token);
        }

        await RefusedUntouchedAsync(StudioDatabaseProblem.Foreign, "belongs to another program");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using (var studio = await StudioFixture.CreateAsync(_folder))
        {
            await studio.ScalarAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        }

        await RefusedUntouchedAsync(StudioDatabaseProblem.TooNew, "29990101000000_FromTheFuture");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        // A path under a file: refused to root as well, whom permissions do not stop.
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "file"), "x", Token);
        await using var studio = StudioFixture.Uninitialised(Path.Combine(_folder, "file", "data"));
        var refusal = await Assert.ThrowsAsync<StudioDatabaseException>(() => studio.Database.InitialiseAsync(Token));
        Assert.Equal(StudioDatabaseProblem.NotWritable, refusal.Problem);
        Assert.Contains(studio.Folder, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_left_by_a_start_that_was_killed_does_not_hold_up_the_next()
    {
        await using var first = await StudioFixture.CreateAsync(_folder);
        await first.ScalarAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
        await first.ScalarAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        await first.ScalarAsync("DELETE FROM __EFMigrationsHistory");
        var tables = (string)(await first.ScalarAsync(
            "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid DESC)"))!;
        await first.ScalarAsync("PRAGMA foreign_keys = OFF; " + string.Concat(tables.Split(',').Select(table => $"DROP TABLE {table}; ")));

        await using var second = StudioFixture.Uninitialised(_folder);
        await second.Database.InitialiseAsync(Token).WaitAsync(TimeSpan.FromMinutes(2), Token);
        await second.Database.PingAsync(Token);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RefusedUntouchedAsync(StudioDatabaseProblem problem, string told)
    {
        var before = await System.IO.File.ReadAllBytesAsync(File, Token);
        await using var studio = StudioFixture.Uninitialised(_folder);
        var refusal = await Assert.ThrowsAsync<StudioDatabaseException>(() => studio.Database.InitialiseAsync(Token));
        Assert.Equal(problem, refusal.Problem);
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(File, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, Token));
    }
}
