using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RealNvp.Data.Metrics;

/// <summary>
/// Puts epochs into the table with one prepared statement, row by row. Runs with tiny data sets tell thousands of epochs a second, and a change tracker
/// spends most of its time on rows that are never changed (docs/performance.md has both speeds). Table and columns are those of the model,
/// so that the statement follows a migration.
/// </summary>
internal static class MetricInsert
{
    /// <summary>Inserts within the context's open transaction. No epoch may be there yet.</summary>
    public static async Task InsertAsync(StudioContext db, string runId, IReadOnlyList<EpochMetric> metrics, CancellationToken cancellationToken)
    {
        var columns = Columns(db);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement(db, columns);
        var parameters = columns.Select((column, i) => AddParameter(command, column, i)).ToArray();
        await command.PrepareAsync(cancellationToken);
        foreach (var metric in metrics)
        {
            var row = MetricEntity.Of(runId, metric);
            for (var i = 0; i < columns.Count; i++)
            {
                parameters[i].Value = columns[i].PropertyInfo!.GetValue(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static List<IProperty> Columns(StudioContext db) => [.. db.Model.FindEntityType(typeof(MetricEntity))!.GetProperties()];

    private static string Statement(StudioContext db, List<IProperty> columns)
    {
        var table = db.Model.FindEntityType(typeof(MetricEntity))!.GetTableName()!;
        var quote = db.GetService<ISqlGenerationHelper>();
        var names = columns.Select(column => quote.DelimitIdentifier(column.GetColumnName()));
        return $"INSERT INTO {quote.DelimitIdentifier(table)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
    }

    /// <summary>With its type, which a statement prepared for values that may be NULL cannot see from them.</summary>
    private static DbParameter AddParameter(DbCommand command, IProperty column, int i)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{i}";
        if (column.GetRelationalTypeMapping().DbType is { } type)
        {
            parameter.DbType = type;
        }

        command.Parameters.Add(parameter);
        return parameter;
    }
}
