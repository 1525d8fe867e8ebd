using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Sweeps;

internal sealed class SweepEntityConfiguration : IEntityTypeConfiguration<SweepEntity>
{
    public void Configure(EntityTypeBuilder<SweepEntity> builder)
    {
        builder.ToTable("sweeps");
        builder.HasKey(sweep => sweep.Id);
        builder.Property(sweep => sweep.Id).HasMaxLength(ShortId.Length);
        builder.HasIndex(sweep => sweep.CreatedAt);
        builder.HasIndex(sweep => sweep.Status);
        builder.HasIndex(sweep => sweep.Owner);
    }
}
