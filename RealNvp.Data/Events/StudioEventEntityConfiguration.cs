using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Events;

/// <summary>No foreign key to the subject: what happened stays true when it is deleted.</summary>
internal sealed class StudioEventEntityConfiguration : IEntityTypeConfiguration<StudioEventEntity>
{
    public void Configure(EntityTypeBuilder<StudioEventEntity> builder)
    {
        builder.ToTable("events");
        builder.HasKey(happened => happened.Id);
        builder.Property(happened => happened.Id).ValueGeneratedOnAdd();
        builder.HasIndex(happened => happened.At);
        builder.HasIndex(happened => happened.HasDeliveries);
    }
}
