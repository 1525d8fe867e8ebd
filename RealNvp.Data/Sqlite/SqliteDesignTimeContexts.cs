using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RealNvp.Data.Sqlite;

/// <summary>For <c>dotnet ef migrations add NAME --project RealNvp.Data --output-dir Sqlite/Migrations</c>; opens no database.</summary>
internal sealed class SqliteDesignTimeContexts : IDesignTimeDbContextFactory<SqliteStudioContext>
{
    public SqliteStudioContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteStudioContext>().UseSqlite("Data Source=:memory:").Options);
}
