using System.Numerics;

namespace RealNvp.Engine.Datasets;

/// <summary>
/// A small generator whose numbers depend on the seed alone, on every machine and runtime: xoshiro256** (Blackman and Vigna,
/// "Scrambled linear pseudorandom number generators", 2021), seeded by SplitMix64. <see cref="System.Random"/> promises no stable stream.
/// Its state can be saved and restored, so that an interrupted run draws on where it stopped. Not thread-safe.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;
    private double _spareGaussian = double.NaN;

    public SeededRandom(long seed)
    {
        var x = unchecked((ulong)seed);
        _s0 = SplitMix(ref x);
        _s1 = SplitMix(ref x);
        _s2 = SplitMix(ref x);
        _s3 = SplitMix(ref x);
    }

    /// <summary>A generator for one purpose of a run, independent of the others drawn from the same seed.</summary>
    public static SeededRandom ForStream(int seed, int stream) => new(unchecked((long)(((ulong)(uint)stream << 32) | (uint)seed)));

    /// <summary>Uniform on [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            var spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }

        double u, v, s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);

        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        _spareGaussian = v * factor;
        return u * factor;
    }

    /// <summary>Uniform on {0, ..., <paramref name="exclusiveMax"/> - 1}, without bias (Lemire's method).</summary>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var range = (uint)exclusiveMax;
        var product = (NextUInt64() >> 32) * range;
        var low = (uint)product;
        if (low < range)
        {
            var threshold = unchecked(0u - range) % range;
            while (low < threshold)
            {
                product = (NextUInt64() >> 32) * range;
                low = (uint)product;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Fisher-Yates shuffle in place.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The whole state as five numbers, for <see cref="Restore"/>.</summary>
    public ulong[] Save() => [_s0, _s1, _s2, _s3, BitConverter.DoubleToUInt64Bits(_spareGaussian)];

    /// <summary>Continues where <see cref="Save"/> was called.</summary>
    public static SeededRandom Restore(ReadOnlySpan<ulong> state)
    {
        if (state.Length != 5)
        {
            throw new ArgumentException($"A generator's state has 5 numbers, not {state.Length}.", nameof(state));
        }

        return new SeededRandom(0)
        {
            _s0 = state[0],
            _s1 = state[1],
            _s2 = state[2],
            _s3 = state[3],
            _spareGaussian = BitConverter.UInt64BitsToDouble(state[4]),
        };
    }

    private ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        var z = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
