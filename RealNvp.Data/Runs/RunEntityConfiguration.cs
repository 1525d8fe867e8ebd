using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RealNvp.Data.Datasets;

namespace RealNvp.Data.Runs;

internal sealed class RunEntityConfiguration : IEntityTypeConfiguration<RunEntity>
{
    public void Configure(EntityTypeBuilder<RunEntity> builder)
    {
        builder.ToTable("runs");
        builder.HasKey(run => run.Id);
        builder.Property(run => run.Id).HasMaxLength(ShortId.Length);
        builder.PrimitiveCollection(run => run.Tags);
        builder.PrimitiveCollection(run => run.Columns);
        builder.HasOne<DatasetEntity>().WithMany().HasForeignKey(run => run.DatasetId).OnDelete(DeleteBehavior.Restrict);

        // The list: newest first, of one state, by result; the queue: waiting runs in their order.
        builder.HasIndex(run => run.CreatedAt);
        builder.HasIndex(run => new { run.Status, run.QueuePriority, run.CreatedAt });
        builder.HasIndex(run => run.BestValNll);
        builder.HasIndex(run => run.SearchText);
        builder.HasIndex(run => run.Owner);

        // Runs of equal settings, and what was made from a run. No foreign key: what was made from a run outlives it.
        builder.Property(run => run.SettingsHash).HasMaxLength(40).HasDefaultValue("");
        builder.HasIndex(run => run.SettingsHash);
        builder.HasIndex(run => run.ParentId);
    }
}
