using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Metrics;

/// <summary>The table has no rowid (its migration says so): the rows of one run lie together in the order of their epochs.</summary>
internal sealed class MetricEntityConfiguration : IEntityTypeConfiguration<MetricEntity>
{
    public void Configure(EntityTypeBuilder<MetricEntity> builder)
    {
        builder.ToTable("metrics");
        builder.HasKey(metric => new { metric.RunId, metric.Epoch });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(metric => metric.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
