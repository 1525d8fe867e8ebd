namespace RealNvp.Engine.Kernels;

/// <summary>Some panels that are computed together: equal tapes, one <paramref name="stride"/> apart.</summary>
/// <param name="tape">Tape of the first panel.</param>
/// <param name="stride">Floats from one tape to the next.</param>
/// <param name="count">How many.</param>
internal readonly unsafe struct Panels(float* tape, nint stride, int count)
{
    public float* Tape { get; } = tape;

    public nint Stride { get; } = stride;

    public int Count { get; } = count;

    public float* Of(int panel) => Tape + panel * Stride;
}
