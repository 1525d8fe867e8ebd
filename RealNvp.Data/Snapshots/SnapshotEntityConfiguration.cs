using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Snapshots;

internal sealed class SnapshotEntityConfiguration : IEntityTypeConfiguration<SnapshotEntity>
{
    public void Configure(EntityTypeBuilder<SnapshotEntity> builder)
    {
        builder.ToTable("snapshots");
        builder.HasKey(snapshot => new { snapshot.RunId, snapshot.Epoch });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(snapshot => snapshot.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
