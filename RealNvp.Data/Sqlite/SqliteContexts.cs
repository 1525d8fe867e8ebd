using Microsoft.EntityFrameworkCore;

namespace RealNvp.Data.Sqlite;

/// <summary>SQLite's contexts under the name all stores ask for.</summary>
internal sealed class SqliteContexts(IDbContextFactory<SqliteStudioContext> contexts) : IDbContextFactory<StudioContext>
{
    public StudioContext CreateDbContext() => contexts.CreateDbContext();
}
