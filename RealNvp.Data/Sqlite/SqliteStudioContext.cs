using Microsoft.EntityFrameworkCore;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Data.Sqlite;

internal sealed class SqliteStudioContext(DbContextOptions<SqliteStudioContext> options) : StudioContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasDbFunction(() => StudioFunctions.JsonNumber("", "")).HasName("json_extract").IsBuiltIn();
        modelBuilder.HasDbFunction(() => StudioFunctions.JsonText("", "")).HasName("json_extract").IsBuiltIn();
        modelBuilder.HasDbFunction(() => StudioFunctions.Fold("")).HasName(SqliteConnectionSetup.FoldFunction).IsBuiltIn();
    }
}
