using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Datasets;

internal sealed class DatasetEntityConfiguration : IEntityTypeConfiguration<DatasetEntity>, IEntityTypeConfiguration<DatasetChunkEntity>
{
    public void Configure(EntityTypeBuilder<DatasetEntity> builder)
    {
        builder.ToTable("datasets");
        builder.HasKey(dataset => dataset.Id);
        builder.Property(dataset => dataset.Id).HasMaxLength(ShortId.Length);
        builder.PrimitiveCollection(dataset => dataset.Columns);
        builder.HasIndex(dataset => dataset.CreatedAt);
        builder.HasIndex(dataset => dataset.Owner);
    }

    public void Configure(EntityTypeBuilder<DatasetChunkEntity> builder)
    {
        builder.ToTable("dataset_chunks");
        builder.HasKey(chunk => new { chunk.DatasetId, chunk.Position });
        builder.HasOne<DatasetEntity>().WithMany().HasForeignKey(chunk => chunk.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
