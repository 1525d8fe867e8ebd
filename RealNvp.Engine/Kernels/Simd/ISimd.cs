namespace RealNvp.Engine.Kernels.Simd;

/// <summary>
/// The vector operations the kernels are written in, once for every instruction set. An implementation is an empty struct, so that the JIT compiles
/// each kernel anew for it, with the operations inlined and <typeparamref name="V"/> held in registers.
/// </summary>
/// <typeparam name="V">The vector of float32.</typeparam>
internal unsafe interface ISimd<V>
    where V : unmanaged
{
    /// <summary>Numbers in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Most rows of a micro-kernel's tile whose accumulators, two vectors a row, fit in the registers.</summary>
    static abstract int TileRows { get; }

    static abstract V Zero { get; }

    static abstract V Load(float* source);

    static abstract void Store(V value, float* target);

    /// <summary>The number in every lane.</summary>
    static abstract V Broadcast(float value);

    static abstract V Add(V a, V b);

    static abstract V Subtract(V a, V b);

    static abstract V Multiply(V a, V b);

    static abstract V Divide(V a, V b);

    /// <summary>a b + c.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>max(value, 0), and NaN where the value is NaN: a diverged net must not look healthy.</summary>
    static abstract V Relu(V value);

    /// <summary>The value where the gate is positive, else 0: the derivative of <see cref="Relu"/> applied.</summary>
    static abstract V WherePositive(V gate, V value);

    /// <summary>a where |x| is below the limit, else b.</summary>
    static abstract V WhereSmall(V x, float limit, V a, V b);

    static abstract V Abs(V value);

    /// <summary>The magnitude of one with the sign of the other.</summary>
    static abstract V CopySign(V magnitude, V sign);

    static abstract V Exp(V value);

    /// <summary>Sum of the lanes.</summary>
    static abstract float Sum(V value);

    /// <summary>Asks for a cache line that will be needed soon; any address is allowed.</summary>
    static abstract void Prefetch(float* address);
}
