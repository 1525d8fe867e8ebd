using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RealNvp.Engine.Kernels;

/// <summary>From feature-major to row-major, in blocks of four by four.</summary>
internal static unsafe class PanelTranspose
{
    private const int Block = 4;

    /// <summary>target[row, column] = source[column, row] for a panel's rows; columns beyond those there are become zero.</summary>
    /// <param name="step">From one column of the source to the next.</param>
    /// <param name="columns">Columns there are, at most <see cref="Panel.Width"/>.</param>
    /// <param name="target">Panel width x panel width.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint step, int columns, float* target)
    {
        if (columns < Panel.Width)
        {
            new Span<float>(target, Panel.Width * Panel.Width).Clear();
        }

        var column = 0;
        for (; column + Block <= columns; column += Block)
        {
            for (var row = 0; row < Panel.Width; row += Block)
            {
                var from = source + column * step + row;
                Transpose(
                    Vector128.Load(from), Vector128.Load(from + step), Vector128.Load(from + 2 * step), Vector128.Load(from + 3 * step),
                    target + row * Panel.Width + column);
            }
        }

        for (; column < columns; column++)
        {
            for (var row = 0; row < Panel.Width; row++)
            {
                target[row * Panel.Width + column] = source[column * step + row];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* target)
    {
        var (ab, ab2) = Interleave(a, c);
        var (cd, cd2) = Interleave(b, d);
        var (row0, row1) = Interleave(ab, cd);
        var (row2, row3) = Interleave(ab2, cd2);
        row0.Store(target);
        row1.Store(target + Panel.Width);
        row2.Store(target + 2 * Panel.Width);
        row3.Store(target + 3 * Panel.Width);
    }

    /// <summary>a0 b0 a1 b1, and a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Interleave(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
        {
            return (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b));
        }

        return (Vector128.Create(a[0], b[0], a[1], b[1]), Vector128.Create(a[2], b[2], a[3], b[3]));
    }
}
