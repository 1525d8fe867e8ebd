using RealNvp.Engine.Export;

namespace RealNvp.Engine.Tests.Export;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_failed_write_leaves_the_earlier_file_and_no_draft()
    {
        using var folder = new TempFolder();
        var file = folder.File("x");
        AtomicFile.Write(file, stream => stream.WriteByte(1));

        Assert.Throws<IOException>(() => AtomicFile.Write(file, stream =>
        {
            stream.WriteByte(2);
            throw new IOException("No space left on device");
        }));

        Assert.Equal([1], File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }
}
