using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Tests.Sqlite;

public class MigrationTests
{
    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await using var db = studio.Get<IDbContextFactory<StudioContext>>().CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_new_database_has_every_table_of_the_model_with_the_model_s_columns()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await using var db = studio.Get<IDbContextFactory<StudioContext>>().CreateDbContext();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            var columns = await studio.ScalarAsync($"SELECT group_concat(name) FROM (SELECT name FROM pragma_table_xinfo('{table.Name}') ORDER BY name)");
            Assert.Equal(string.Join(',', table.Columns.Select(column => column.Name).Order(StringComparer.Ordinal)), columns);
        }
    }

    [Fact]
    public async Task Metric_rows_live_in_their_key()
    {
        await using var studio = await StudioFixture.CreateAsync();
        Assert.Contains("WITHOUT ROWID", (string)(await studio.ScalarAsync("SELECT sql FROM sqlite_master WHERE name = 'metrics'"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_and_data_sets_have_owners_from_the_first_migration_on()
    {
        await using var studio = await StudioFixture.CreateAsync();
        foreach (var table in new[] { "runs", "datasets" })
        {
            Assert.Equal(1L, await studio.ScalarAsync($"SELECT count(*) FROM pragma_table_xinfo('{table}') WHERE name = 'Owner' AND \"notnull\" = 0"));
        }
    }

    [Fact]
    public async Task Every_connection_logs_ahead_waits_for_locks_and_checks_foreign_keys()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await using var db = studio.Get<IDbContextFactory<StudioContext>>().CreateDbContext();
        Assert.Equal("wal", await Pragma(db, "journal_mode"));
        Assert.Equal("20000", await Pragma(db, "busy_timeout"));
        Assert.Equal("1", await Pragma(db, "foreign_keys"));
        Assert.Equal("1", await Pragma(db, "synchronous"));
    }

    private static async Task<string?> Pragma(StudioContext db, string name)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }
}
