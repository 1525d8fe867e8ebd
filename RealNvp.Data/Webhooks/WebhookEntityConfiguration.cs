using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Webhooks;

internal sealed class WebhookEntityConfiguration : IEntityTypeConfiguration<WebhookEntity>
{
    public void Configure(EntityTypeBuilder<WebhookEntity> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(webhook => webhook.Id);
        builder.Property(webhook => webhook.Id).HasMaxLength(ShortId.Length);
        builder.PrimitiveCollection(webhook => webhook.Events);
        builder.HasIndex(webhook => webhook.Owner);
    }
}
