using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Sweeps;

internal sealed class SweepReportEntityConfiguration : IEntityTypeConfiguration<SweepReportEntity>
{
    public void Configure(EntityTypeBuilder<SweepReportEntity> builder)
    {
        builder.ToTable("sweep_reports");

        // One comparison reads what all trials had at its epoch.
        builder.HasKey(report => new { report.SweepId, report.Epoch, report.Number });
        builder.HasOne<SweepEntity>().WithMany().HasForeignKey(report => report.SweepId).OnDelete(DeleteBehavior.Cascade);
    }
}
