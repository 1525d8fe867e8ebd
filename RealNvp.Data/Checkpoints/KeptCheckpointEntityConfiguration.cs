using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RealNvp.Data.Runs;

namespace RealNvp.Data.Checkpoints;

internal sealed class KeptCheckpointEntityConfiguration : IEntityTypeConfiguration<KeptCheckpointEntity>
{
    public void Configure(EntityTypeBuilder<KeptCheckpointEntity> builder)
    {
        builder.ToTable("kept_checkpoints");
        builder.HasKey(checkpoint => new { checkpoint.RunId, checkpoint.Epoch });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(checkpoint => checkpoint.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
