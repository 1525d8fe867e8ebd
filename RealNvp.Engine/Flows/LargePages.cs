using System.Runtime.InteropServices;

namespace RealNvp.Engine.Flows;

/// <summary>
/// Memory on large pages (Linux's transparent huge pages), for what a step runs over again and again: without them a step of
/// 6 x 1024 was some 15 % slower where it was measured (docs/performance.md).
/// </summary>
internal static unsafe partial class LargePages
{
    /// <summary>Bytes of a large page.</summary>
    public const nuint Size = 2 << 20;

    private const int MadviseHugePage = 14;

    /// <summary>An array of zeros, on large pages where it is long enough to hold some and the system has them.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        if ((nuint)length * (nuint)sizeof(T) < 2 * Size)
        {
            return new T[length];
        }

        // The array must stay where it is, or the pages would be asked for in vain.
        var array = GC.AllocateArray<T>(length, pinned: true);
        fixed (T* first = array)
        {
            var start = ((nuint)first + Size - 1) / Size * Size;
            var end = ((nuint)first + (nuint)length * (nuint)sizeof(T)) / Size * Size;
            Ask((void*)start, end - start);
        }

        return array;
    }

    /// <summary>A copy of the values in an array of this kind.</summary>
    public static T[] Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var array = Allocate<T>(values.Length);
        values.CopyTo(array);
        return array;
    }

    /// <summary>Asks for large pages. It is a hint: a kernel that does not know it refuses, and small pages do as well.</summary>
    /// <param name="address">On the edge of a page.</param>
    /// <returns>Whether the hint was taken.</returns>
    public static bool Ask(void* address, nuint bytes) => OperatingSystem.IsLinux() && Madvise(address, bytes, MadviseHugePage) == 0;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(void* address, nuint length, int advice);
}
