using System.Runtime.Intrinsics;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Kernels.Simd;
using static TorchSharp.torch;

namespace RealNvp.Benchmarks.Speed;

/// <summary>
/// The fastest float32 matrix product to be had on this machine: libtorch's, and this program's micro-kernel on panels that are already laid out,
/// each on the sizes that occur in the steps and some larger ones. The best of all is the bound that shares are taken of.
/// </summary>
internal sealed unsafe class SgemmBound : IDisposable
{
    private static readonly (int Rows, int Inner, int Columns)[] Sizes =
        [(64, 64, 256), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048)];

    private readonly List<(string Name, double Work, Action Multiply)> _candidates = [];
    private readonly List<IDisposable> _owned = [];
    private readonly WorkerTeam _team;

    public SgemmBound(int threads)
    {
        _team = new WorkerTeam(threads);
        _owned.Add(_team);
        foreach (var (rows, inner, columns) in Sizes)
        {
            var work = 2.0 * rows * inner * columns;
            Tensor a = rand(rows, inner), b = rand(inner, columns);
            _owned.AddRange([a, b]);
            _candidates.Add(($"libtorch {rows}x{inner}x{columns}", work, () => a.mm(b).Dispose()));
            if (InstructionSets.Best == InstructionSet.Avx512)
            {
                _candidates.Add(($"micro-kernel {rows}x{inner}x{columns}", work, Panels<Simd512, Vector512<float>>(rows, inner, columns)));
            }
            else if (InstructionSets.Best == InstructionSet.Avx2)
            {
                _candidates.Add(($"micro-kernel {rows}x{inner}x{columns}", work, Panels<Simd256, Vector256<float>>(rows, inner, columns)));
            }
            else
            {
                _candidates.Add(($"micro-kernel {rows}x{inner}x{columns}", work, Panels<Simd128, Vector128<float>>(rows, inner, columns)));
            }
        }
    }

    /// <summary>Floating-point operations a second of each candidate, in billions.</summary>
    public Dictionary<string, double> Measure(double seconds) =>
        _candidates.ToDictionary(candidate => candidate.Name, candidate => candidate.Work * Stopwatch.PerSecond(candidate.Multiply, seconds) / 1e9);

    public void Dispose() => _owned.ForEach(resource => resource.Dispose());

    private Action Panels<TSimd, V>(int rows, int inner, int columns)
        where TSimd : struct, ISimd<V>
        where V : unmanaged
    {
        NativeBuffer a = new(), b = new(), c = new();
        _owned.AddRange([a, b, c]);
        a.Reserve(rows * inner);
        b.Reserve(inner * columns);
        c.Reserve(rows * columns);
        foreach (var buffer in (NativeBuffer[])[a, b, c])
        {
            new Span<float>(buffer.Pointer, (int)buffer.Length).Fill(0.5f);
        }

        // An item takes four panels through all rows, so that each tile of A serves four times.
        const int PanelsAtOnce = 4;
        var panels = columns / Panel.Width;
        var items = (panels + PanelsAtOnce - 1) / PanelsAtOnce;
        Action<int, int> work = (_, item) =>
        {
            for (var row = 0; row < rows; row += 8)
            {
                for (var panel = item * PanelsAtOnce; panel < Math.Min(panels, (item + 1) * PanelsAtOnce); panel++)
                {
                    var tile = new Tile
                    {
                        A = a.Pointer + row * inner,
                        ARow = inner,
                        AStep = 1,
                        Ahead = 8 * inner,
                        AheadStep = 8,
                        B = b.Pointer + panel * inner * Panel.Width,
                        BStep = Panel.Width,
                        Depth = inner,
                        Segments = 1,
                        C = c.Pointer + (panel * rows + row) * Panel.Width,
                        CRow = Panel.Width,
                    };
                    MicroKernel<TSimd, V>.Run(in tile, 8);
                }
            }
        };
        return () => _team.Run(items, work);
    }
}
