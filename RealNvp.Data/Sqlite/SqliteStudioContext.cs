using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Sqlite;

internal sealed class SqliteStudioContext(DbContextOptions<SqliteStudioContext> options) : StudioContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTicksConverter>();
}
