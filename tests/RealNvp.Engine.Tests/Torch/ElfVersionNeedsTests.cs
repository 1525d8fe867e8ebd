using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Torch;

public sealed class ElfVersionNeedsTests
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");

    public static bool HasLibrary => File.Exists(Library);

    [Fact(SkipUnless = nameof(HasLibrary), Skip = "The library is shipped for Linux only.")]
    public void One_flag_of_the_shipped_library_changes_and_nothing_else()
    {
        var original = File.ReadAllBytes(Library);
        var patched = original.ToArray();

        Assert.Equal(1, ElfVersionNeeds.MarkWeak(patched, "GLIBCXX_3.4.32"));

        var changed = Enumerable.Range(0, original.Length).Where(i => original[i] != patched[i]).ToList();
        Assert.Equal(2, patched[Assert.Single(changed)]);
        Assert.Equal(original, File.ReadAllBytes(Library)); // A hard link into the package cache: never touched.
    }

    [Fact(SkipUnless = nameof(HasLibrary), Skip = "The library is shipped for Linux only.")]
    public void A_version_the_library_does_not_need_changes_nothing()
    {
        var original = File.ReadAllBytes(Library);
        var image = original.ToArray();

        Assert.Equal(0, ElfVersionNeeds.MarkWeak(image, "GLIBCXX_9.9.99"));
        Assert.Equal(original, image);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void A_cut_off_or_foreign_file_is_refused(int length)
    {
        var image = HasLibrary ? File.ReadAllBytes(Library)[..length] : new byte[length];

        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MarkWeak(image, "GLIBCXX_3.4.32"));
    }
}
