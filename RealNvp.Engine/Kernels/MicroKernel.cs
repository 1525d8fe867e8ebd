using System.Runtime.CompilerServices;
using RealNvp.Engine.Kernels.Simd;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// The micro-kernels: a tile of rows times two vectors, its accumulators in registers from the first product to the last. All arithmetic of dense
/// layers, their values and both gradients, goes through these four methods. Each result is one chain of multiply-adds in the order of
/// k, in whichever method and lane it is computed, so results do not depend on how work is cut.
/// </summary>
/// <remarks>
/// Written out by hand: accumulators in an array or a loop would live in memory. Eight rows are the fewest that hide the latency of a 512-bit multiply-add
/// behind the others while each loaded number is used often enough.
/// </remarks>
internal static unsafe class MicroKernel<TSimd, V>
    where TSimd : struct, ISimd<V>
    where V : unmanaged
{
    /// <summary>Computes a tile of 1 to 8 rows.</summary>
    public static void Run(in Tile tile, int rows)
    {
        for (var row = 0; row < rows;)
        {
            var rest = rows - row;
            var taken = rest >= 8 && TSimd.TileRows >= 8 ? 8 : rest >= 4 ? 4 : rest >= 2 ? 2 : 1;
            for (var column = 0; column < Panel.Width; column += 2 * TSimd.Count)
            {
                switch (taken)
                {
                    case 8: Eight(in tile, row, column); break;
                    case 4: Four(in tile, row, column); break;
                    case 2: Two(in tile, row, column); break;
                    default: One(in tile, row, column); break;
                }
            }

            row += taken;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(in Tile tile, nint row, nint column)
    {
        nint step = tile.AStep, bStep = tile.BStep, depth = tile.Depth, cRow = tile.CRow, aheadStep = tile.AheadStep;
        float* c = tile.C + row * cRow + column, b = tile.B + column;
        if (cRow != Panel.Width)
        {
            FetchRows(c, cRow, 8);
        }

        if (tile.Gate != null)
        {
            FetchRows(tile.Gate + row * cRow + column, cRow, 8); // Read at the end, and long out of the cache.
        }

        V c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51, c60, c61, c70, c71;
        if (tile.Bias != null)
        {
            var bias = tile.Bias + row * tile.BiasStep;
            c00 = c01 = TSimd.Broadcast(bias[0]);
            c10 = c11 = TSimd.Broadcast(bias[tile.BiasStep]);
            c20 = c21 = TSimd.Broadcast(bias[2 * tile.BiasStep]);
            c30 = c31 = TSimd.Broadcast(bias[3 * tile.BiasStep]);
            c40 = c41 = TSimd.Broadcast(bias[4 * tile.BiasStep]);
            c50 = c51 = TSimd.Broadcast(bias[5 * tile.BiasStep]);
            c60 = c61 = TSimd.Broadcast(bias[6 * tile.BiasStep]);
            c70 = c71 = TSimd.Broadcast(bias[7 * tile.BiasStep]);
        }
        else if (tile.Accumulate)
        {
            (c00, c01) = Load(c);
            (c10, c11) = Load(c + cRow);
            (c20, c21) = Load(c + 2 * cRow);
            (c30, c31) = Load(c + 3 * cRow);
            (c40, c41) = Load(c + 4 * cRow);
            (c50, c51) = Load(c + 5 * cRow);
            (c60, c61) = Load(c + 6 * cRow);
            (c70, c71) = Load(c + 7 * cRow);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = c60 = c61 = c70 = c71 = TSimd.Zero;
        }

        var segment = tile.A + row * tile.ARow;
        for (var s = tile.Segments; s > 0; s--)
        {
            float* a0 = segment, a1 = a0 + tile.ARow, a2 = a1 + tile.ARow, a3 = a2 + tile.ARow, a4 = a3 + tile.ARow, a5 = a4 + tile.ARow, a6 = a5 + tile.ARow, a7 = a6 + tile.ARow;
            float* ahead = segment + tile.Ahead;
            nint at = 0;
            for (var k = depth; k > 0; k--)
            {
                var (b0, b1) = Load(b);
                var x0 = TSimd.Broadcast(a0[at]);
                c00 = TSimd.MultiplyAdd(x0, b0, c00);
                c01 = TSimd.MultiplyAdd(x0, b1, c01);
                var x1 = TSimd.Broadcast(a1[at]);
                c10 = TSimd.MultiplyAdd(x1, b0, c10);
                c11 = TSimd.MultiplyAdd(x1, b1, c11);
                var x2 = TSimd.Broadcast(a2[at]);
                c20 = TSimd.MultiplyAdd(x2, b0, c20);
                c21 = TSimd.MultiplyAdd(x2, b1, c21);
                var x3 = TSimd.Broadcast(a3[at]);
                c30 = TSimd.MultiplyAdd(x3, b0, c30);
                c31 = TSimd.MultiplyAdd(x3, b1, c31);
                var x4 = TSimd.Broadcast(a4[at]);
                c40 = TSimd.MultiplyAdd(x4, b0, c40);
                c41 = TSimd.MultiplyAdd(x4, b1, c41);
                var x5 = TSimd.Broadcast(a5[at]);
                c50 = TSimd.MultiplyAdd(x5, b0, c50);
                c51 = TSimd.MultiplyAdd(x5, b1, c51);
                var x6 = TSimd.Broadcast(a6[at]);
                c60 = TSimd.MultiplyAdd(x6, b0, c60);
                c61 = TSimd.MultiplyAdd(x6, b1, c61);
                var x7 = TSimd.Broadcast(a7[at]);
                c70 = TSimd.MultiplyAdd(x7, b0, c70);
                c71 = TSimd.MultiplyAdd(x7, b1, c71);
                TSimd.Prefetch(ahead);
                ahead += aheadStep;
                at += step;
                b += bStep;
            }

            segment += tile.ASegment;
        }

        if (tile.Relu)
        {
            (c00, c01) = (TSimd.Relu(c00), TSimd.Relu(c01));
            (c10, c11) = (TSimd.Relu(c10), TSimd.Relu(c11));
            (c20, c21) = (TSimd.Relu(c20), TSimd.Relu(c21));
            (c30, c31) = (TSimd.Relu(c30), TSimd.Relu(c31));
            (c40, c41) = (TSimd.Relu(c40), TSimd.Relu(c41));
            (c50, c51) = (TSimd.Relu(c50), TSimd.Relu(c51));
            (c60, c61) = (TSimd.Relu(c60), TSimd.Relu(c61));
            (c70, c71) = (TSimd.Relu(c70), TSimd.Relu(c71));
        }
        else if (tile.Gate != null)
        {
            var gate = tile.Gate + row * cRow + column;
            (c00, c01) = Open(gate, c00, c01);
            (c10, c11) = Open(gate + cRow, c10, c11);
            (c20, c21) = Open(gate + 2 * cRow, c20, c21);
            (c30, c31) = Open(gate + 3 * cRow, c30, c31);
            (c40, c41) = Open(gate + 4 * cRow, c40, c41);
            (c50, c51) = Open(gate + 5 * cRow, c50, c51);
            (c60, c61) = Open(gate + 6 * cRow, c60, c61);
            (c70, c71) = Open(gate + 7 * cRow, c70, c71);
        }

        Store(c, c00, c01);
        Store(c + cRow, c10, c11);
        Store(c + 2 * cRow, c20, c21);
        Store(c + 3 * cRow, c30, c31);
        Store(c + 4 * cRow, c40, c41);
        Store(c + 5 * cRow, c50, c51);
        Store(c + 6 * cRow, c60, c61);
        Store(c + 7 * cRow, c70, c71);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(in Tile tile, nint row, nint column)
    {
        nint step = tile.AStep, bStep = tile.BStep, depth = tile.Depth, cRow = tile.CRow;
        float* c = tile.C + row * cRow + column, b = tile.B + column;
        V c00, c01, c10, c11, c20, c21, c30, c31;
        if (tile.Bias != null)
        {
            var bias = tile.Bias + row * tile.BiasStep;
            c00 = c01 = TSimd.Broadcast(bias[0]);
            c10 = c11 = TSimd.Broadcast(bias[tile.BiasStep]);
            c20 = c21 = TSimd.Broadcast(bias[2 * tile.BiasStep]);
            c30 = c31 = TSimd.Broadcast(bias[3 * tile.BiasStep]);
        }
        else if (tile.Accumulate)
        {
            (c00, c01) = Load(c);
            (c10, c11) = Load(c + cRow);
            (c20, c21) = Load(c + 2 * cRow);
            (c30, c31) = Load(c + 3 * cRow);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = TSimd.Zero;
        }

        var segment = tile.A + row * tile.ARow;
        for (var s = tile.Segments; s > 0; s--)
        {
            float* a0 = segment, a1 = a0 + tile.ARow, a2 = a1 + tile.ARow, a3 = a2 + tile.ARow;
            nint at = 0;
            for (var k = depth; k > 0; k--)
            {
                var (b0, b1) = Load(b);
                var x0 = TSimd.Broadcast(a0[at]);
                c00 = TSimd.MultiplyAdd(x0, b0, c00);
                c01 = TSimd.MultiplyAdd(x0, b1, c01);
                var x1 = TSimd.Broadcast(a1[at]);
                c10 = TSimd.MultiplyAdd(x1, b0, c10);
                c11 = TSimd.MultiplyAdd(x1, b1, c11);
                var x2 = TSimd.Broadcast(a2[at]);
                c20 = TSimd.MultiplyAdd(x2, b0, c20);
                c21 = TSimd.MultiplyAdd(x2, b1, c21);
                var x3 = TSimd.Broadcast(a3[at]);
                c30 = TSimd.MultiplyAdd(x3, b0, c30);
                c31 = TSimd.MultiplyAdd(x3, b1, c31);
                at += step;
                b += bStep;
            }

            segment += tile.ASegment;
        }

        if (tile.Relu)
        {
            (c00, c01) = (TSimd.Relu(c00), TSimd.Relu(c01));
            (c10, c11) = (TSimd.Relu(c10), TSimd.Relu(c11));
            (c20, c21) = (TSimd.Relu(c20), TSimd.Relu(c21));
            (c30, c31) = (TSimd.Relu(c30), TSimd.Relu(c31));
        }
        else if (tile.Gate != null)
        {
            var gate = tile.Gate + row * cRow + column;
            (c00, c01) = Open(gate, c00, c01);
            (c10, c11) = Open(gate + cRow, c10, c11);
            (c20, c21) = Open(gate + 2 * cRow, c20, c21);
            (c30, c31) = Open(gate + 3 * cRow, c30, c31);
        }

        Store(c, c00, c01);
        Store(c + cRow, c10, c11);
        Store(c + 2 * cRow, c20, c21);
        Store(c + 3 * cRow, c30, c31);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(in Tile tile, nint row, nint column)
    {
        nint step = tile.AStep, bStep = tile.BStep, depth = tile.Depth, cRow = tile.CRow;
        float* c = tile.C + row * cRow + column, b = tile.B + column;
        V c00, c01, c10, c11;
        if (tile.Bias != null)
        {
            var bias = tile.Bias + row * tile.BiasStep;
            c00 = c01 = TSimd.Broadcast(bias[0]);
            c10 = c11 = TSimd.Broadcast(bias[tile.BiasStep]);
        }
        else if (tile.Accumulate)
        {
            (c00, c01) = Load(c);
            (c10, c11) = Load(c + cRow);
        }
        else
        {
            c00 = c01 = c10 = c11 = TSimd.Zero;
        }

        var segment = tile.A + row * tile.ARow;
        for (var s = tile.Segments; s > 0; s--)
        {
            float* a0 = segment, a1 = a0 + tile.ARow;
            nint at = 0;
            for (var k = depth; k > 0; k--)
            {
                var (b0, b1) = Load(b);
                var x0 = TSimd.Broadcast(a0[at]);
                c00 = TSimd.MultiplyAdd(x0, b0, c00);
                c01 = TSimd.MultiplyAdd(x0, b1, c01);
                var x1 = TSimd.Broadcast(a1[at]);
                c10 = TSimd.MultiplyAdd(x1, b0, c10);
                c11 = TSimd.MultiplyAdd(x1, b1, c11);
                at += step;
                b += bStep;
            }

            segment += tile.ASegment;
        }

        if (tile.Relu)
        {
            (c00, c01) = (TSimd.Relu(c00), TSimd.Relu(c01));
            (c10, c11) = (TSimd.Relu(c10), TSimd.Relu(c11));
        }
        else if (tile.Gate != null)
        {
            var gate = tile.Gate + row * cRow + column;
            (c00, c01) = Open(gate, c00, c01);
            (c10, c11) = Open(gate + cRow, c10, c11);
        }

        Store(c, c00, c01);
        Store(c + cRow, c10, c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(in Tile tile, nint row, nint column)
    {
        nint step = tile.AStep, bStep = tile.BStep, depth = tile.Depth, cRow = tile.CRow;
        float* c = tile.C + row * cRow + column, b = tile.B + column;
        V c00, c01;
        if (tile.Bias != null)
        {
            var bias = tile.Bias + row * tile.BiasStep;
            c00 = c01 = TSimd.Broadcast(bias[0]);
        }
        else if (tile.Accumulate)
        {
            (c00, c01) = Load(c);
        }
        else
        {
            c00 = c01 = TSimd.Zero;
        }

        var segment = tile.A + row * tile.ARow;
        for (var s = tile.Segments; s > 0; s--)
        {
            float* a0 = segment;
            nint at = 0;
            for (var k = depth; k > 0; k--)
            {
                var (b0, b1) = Load(b);
                var x0 = TSimd.Broadcast(a0[at]);
                c00 = TSimd.MultiplyAdd(x0, b0, c00);
                c01 = TSimd.MultiplyAdd(x0, b1, c01);
                at += step;
                b += bStep;
            }

            segment += tile.ASegment;
        }

        if (tile.Relu)
        {
            (c00, c01) = (TSimd.Relu(c00), TSimd.Relu(c01));
        }
        else if (tile.Gate != null)
        {
            var gate = tile.Gate + row * cRow + column;
            (c00, c01) = Open(gate, c00, c01);
        }

        Store(c, c00, c01);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V First, V Second) Load(float* source) => (TSimd.Load(source), TSimd.Load(source + TSimd.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, V first, V second)
    {
        TSimd.Store(first, target);
        TSimd.Store(second, target + TSimd.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V First, V Second) Open(float* gate, V first, V second) =>
        (TSimd.WherePositive(TSimd.Load(gate), first), TSimd.WherePositive(TSimd.Load(gate + TSimd.Count), second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchRows(float* first, nint step, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            TSimd.Prefetch(first + row * step);
            TSimd.Prefetch(first + row * step + TSimd.Count);
        }
    }
}
