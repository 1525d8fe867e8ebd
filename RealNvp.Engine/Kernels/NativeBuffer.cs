using System.Runtime.InteropServices;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// Floats outside of the collector's reach that grow when asked for more and never shrink. Large ones lie on large pages where the system has them: a
/// tape runs over hundreds of megabytes, and looking up so many small pages costs a few per cent of a step.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const nuint CacheLine = 64;

    public float* Pointer { get; private set; }

    public nint Length { get; private set; }

    /// <summary>Makes room for so many floats; what was there is lost when it grows.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much memory.</exception>
    public void Reserve(nint length)
    {
        if (length > Length)
        {
            Dispose();
            var bytes = (nuint)length * sizeof(float);
            Pointer = (float*)NativeMemory.AlignedAlloc(bytes, bytes >= LargePages.Size ? LargePages.Size : CacheLine);
            Length = length;
            if (bytes >= LargePages.Size)
            {
                LargePages.Ask(Pointer, bytes);
            }
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        Length = 0;
        GC.SuppressFinalize(this);
    }

    ~NativeBuffer() => Dispose();
}
