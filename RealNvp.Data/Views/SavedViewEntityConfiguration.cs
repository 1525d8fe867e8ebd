using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Views;

internal sealed class SavedViewEntityConfiguration : IEntityTypeConfiguration<SavedViewEntity>
{
    public void Configure(EntityTypeBuilder<SavedViewEntity> builder)
    {
        builder.ToTable("saved_views");
        builder.HasKey(view => view.Id);
        builder.Property(view => view.Id).HasMaxLength(ShortId.Length);
        builder.HasIndex(view => view.NameKey).IsUnique();
        builder.HasIndex(view => view.Owner);
    }
}
