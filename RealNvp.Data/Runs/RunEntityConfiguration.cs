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

        builder.Property(run => run.Shelf)
            .HasComputedColumnSql("CASE WHEN \"TrashedAt\" IS NOT NULL THEN 2 WHEN \"ArchivedAt\" IS NOT NULL THEN 1 ELSE 0 END");

        // The list shows one shelf: newest first, by name or a text; the queue: waiting runs in their order.
        builder.HasIndex(run => new { run.Shelf, run.CreatedAt });
        builder.HasIndex(run => new { run.Shelf, run.SearchText });
        builder.HasIndex(run => new { run.Status, run.QueuePriority, run.CreatedAt });
        builder.HasIndex(run => run.BestValNll);
        builder.HasIndex(run => run.Owner);

        // Runs of equal settings, and what was made from a run. No foreign key: what was made from a run outlives it.
        builder.Property(run => run.SettingsHash).HasMaxLength(40).HasDefaultValue("");
        builder.HasIndex(run => run.SettingsHash);
        builder.HasIndex(run => run.ParentId);

        // A trial has one run, whatever happens. No foreign key: a run outlives its sweep.
        builder.Property(run => run.SweepId).HasMaxLength(ShortId.Length);
        builder.HasIndex(run => new { run.SweepId, run.SweepTrial }).IsUnique();
    }
}
