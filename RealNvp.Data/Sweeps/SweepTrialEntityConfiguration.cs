using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Sweeps;

internal sealed class SweepTrialEntityConfiguration : IEntityTypeConfiguration<SweepTrialEntity>
{
    public void Configure(EntityTypeBuilder<SweepTrialEntity> builder)
    {
        builder.ToTable("sweep_trials");
        builder.HasKey(trial => new { trial.SweepId, trial.Number });
        builder.PrimitiveCollection(trial => trial.Values);
        builder.Property(trial => trial.RunId).HasMaxLength(ShortId.Length);

        // No foreign key to the run: a trial whose run is deleted says so.
        builder.HasOne<SweepEntity>().WithMany().HasForeignKey(trial => trial.SweepId).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(trial => trial.RunId);

        // Wishes that are to be carried out, of all sweeps.
        builder.HasIndex(trial => trial.Mark);
    }
}
