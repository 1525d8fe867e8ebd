using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Sharing;

internal sealed class ShareLinkEntityConfiguration : IEntityTypeConfiguration<ShareLinkEntity>
{
    public void Configure(EntityTypeBuilder<ShareLinkEntity> builder)
    {
        builder.ToTable("share_links");
        builder.HasKey(link => link.Id);
        builder.Property(link => link.Id).HasMaxLength(ShortId.Length);
        builder.PrimitiveCollection(link => link.Targets);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.CreatedAt);
        builder.HasIndex(link => link.Owner);
    }
}
