using System.Runtime.InteropServices;

namespace RealNvp.Engine.Kernels;

/// <summary>Floats outside of the collector's reach, aligned to cache lines, that grow when asked for more and never shrink.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const nuint Alignment = 64;

    public float* Pointer { get; private set; }

    public nint Length { get; private set; }

    /// <summary>Makes room for so many floats; what was there is lost when it grows.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much memory.</exception>
    public void Reserve(nint length)
    {
        if (length > Length)
        {
            Dispose();
            Pointer = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), Alignment);
            Length = length;
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
