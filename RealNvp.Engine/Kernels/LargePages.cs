using System.Runtime.InteropServices;

namespace RealNvp.Engine.Kernels;

/// <summary>Asks Linux to back memory with large pages (transparent huge pages).</summary>
internal static unsafe partial class LargePages
{
    private const int MadviseHugePage = 14;

    /// <summary>It is a hint: a kernel that does not know it refuses, and small pages do as well.</summary>
    /// <returns>Whether the hint was taken.</returns>
    public static bool Ask(void* address, nuint bytes) => Madvise(address, bytes, MadviseHugePage) == 0;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(void* address, nuint length, int advice);
}
