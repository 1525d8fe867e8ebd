using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Logs;

internal sealed class RunLogEntityConfiguration : IEntityTypeConfiguration<RunLogEntity>
{
    public void Configure(EntityTypeBuilder<RunLogEntity> builder)
    {
        builder.ToTable("run_log");
        builder.HasKey(line => new { line.RunId, line.At, line.Number });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(line => line.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
