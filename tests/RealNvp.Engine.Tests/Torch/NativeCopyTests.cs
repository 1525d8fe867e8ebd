using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Torch;

public sealed class NativeCopyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static bool IsLinux => OperatingSystem.IsLinux();

    public void Dispose() => _folder.Dispose();

    [Fact(SkipUnless = nameof(IsLinux), Skip = "Only Linux needs the copy.")]
    public void Many_processes_at_once_find_a_whole_copy_and_leave_no_drafts()
    {
        var target = _folder.File("cache");
        byte[] image = [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)i)];

        Parallel.For(0, 16, _ =>
        {
            using var copy = Cached(target);
            Assert.Equal(image, File.ReadAllBytes(copy.Put(image)));
        });

        Assert.Equal(["lib.so"], Directory.GetFiles(target).Select(Path.GetFileName));
    }

    [Fact(SkipUnless = nameof(IsLinux), Skip = "Only Linux needs the copy.")]
    public void A_tampered_copy_is_replaced()
    {
        var target = _folder.File("cache");
        using var copy = Cached(target);
        File.WriteAllBytes(copy.Put([1, 2, 3]), [6, 6, 6]);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(copy.Put([1, 2, 3])));
    }

    [Fact(SkipUnless = nameof(IsLinux), Skip = "Only Linux needs the copy.")]
    public void Nobody_else_may_write_where_code_is_loaded_from()
    {
        var target = _folder.File("cache");
        Directory.CreateDirectory(target);
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(target, (UnixFileMode)0b111_111_111);
            using var copy = Cached(target);
            copy.Put([1]);

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(target));
        }
    }

    [Fact]
    public void A_temporary_copy_is_gone_after_use()
    {
        string file;
        using (var copy = NativeCopy.Temporary("lib.so"))
        {
            file = copy.Put([1, 2, 3]);
            Assert.True(File.Exists(file));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(file)));
    }

    private static NativeCopy Cached(string folder) =>
        OperatingSystem.IsLinux() ? NativeCopy.Cached(folder, "lib.so") : throw new PlatformNotSupportedException();
}
