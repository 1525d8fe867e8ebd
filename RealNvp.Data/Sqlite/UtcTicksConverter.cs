using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RealNvp.Data.Sqlite;

/// <summary>Times as ticks of UTC: they sort as numbers, and come back marked as UTC.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTime, long>(
    time => time.ToUniversalTime().Ticks,
    ticks => new DateTime(ticks, DateTimeKind.Utc));
