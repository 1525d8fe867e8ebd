using RealNvp.Engine.Kernels;

namespace RealNvp.Benchmarks.Speed;

/// <summary>Bytes a second that all threads together bring from memory and back: a scaled sum of long arrays (J. McCalpin's STREAM triad).</summary>
internal sealed unsafe class MemoryBandwidth : IDisposable
{
    private const int Floats = 1 << 24; // 64 MB an array
    private const int Block = 1 << 16;

    private readonly NativeBuffer _memory = new();
    private readonly WorkerTeam _team;

    public MemoryBandwidth(int threads)
    {
        _team = new WorkerTeam(threads);
        _memory.Reserve(3 * (nint)Floats);
        new Span<float>(_memory.Pointer, 2 * Floats).Fill(1);
        new Span<float>(_memory.Pointer + 2 * Floats, Floats).Clear();
    }

    public double BytesPerSecond() => 3.0 * sizeof(float) * Floats * Stopwatch.PerSecond(() => _team.Run(Floats / Block, Triad));

    public void Dispose()
    {
        _team.Dispose();
        _memory.Dispose();
    }

    private void Triad(int thread, int block)
    {
        Span<float> Part(int array) => new(_memory.Pointer + array * (nint)Floats + block * (nint)Block, Block);
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(Part(1), 3f, Part(0), Part(2));
    }
}
