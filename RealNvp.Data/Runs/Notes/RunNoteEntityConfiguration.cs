using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RealNvp.Data.Runs.Notes;

internal sealed class RunNoteEntityConfiguration : IEntityTypeConfiguration<RunNoteEntity>
{
    public void Configure(EntityTypeBuilder<RunNoteEntity> builder)
    {
        builder.ToTable("run_notes");
        builder.HasKey(note => note.RunId);
        builder.Property(note => note.RunId).HasMaxLength(ShortId.Length);
        builder.HasOne<RunEntity>().WithOne(run => run.Note).HasForeignKey<RunNoteEntity>(note => note.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
