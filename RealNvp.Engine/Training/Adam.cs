using System.Numerics;
using System.Runtime.InteropServices;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Training;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A method for stochastic optimization", ICLR 2015, algorithm 1), with epsilon beside the corrected root:
/// <code>
/// m = b1 m + (1-b1) g ;   v = b2 v + (1-b2) g^2 ;   p -= rate * m/(1-b1^n) / (sqrt(v/(1-b2^n)) + epsilon)
/// </code>
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed unsafe class Adam<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-7;

    /// <summary>
    /// Moments below it become zero. The moments of a unit that no longer answers (its gradient is zero from then on) would shrink until they are denormal and stay so
    /// for ever, and processors are much slower with denormal numbers (docs/performance.md has what it cost). Against <see cref="Epsilon"/> they count for nothing.
    /// </summary>
    public const double LeastMoment = 1e-30;

    /// <summary>Elements a thread takes at once: its part of the four arrays fits in a core's cache.</summary>
    private const int BlockLength = 1 << 15;

    /// <summary>With fewer blocks, telling others costs more than it saves.</summary>
    private const int LeastBlocks = 4;

    private readonly T[] _first;
    private readonly T[] _second;
    private readonly Action<int, int> _updateBlock;
    private T* _parameters;
    private T* _gradient;
    private T _size;
    private T _rootCorrection;
    private T _scale;

    /// <summary>Moments at zero for that many parameters.</summary>
    public Adam(int parameters)
        : this(LargePages.Allocate<T>(parameters), LargePages.Allocate<T>(parameters), 0)
    {
    }

    /// <summary>Continues from saved moments, which the instance takes over.</summary>
    public Adam(T[] first, T[] second, long steps)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length != second.Length)
        {
            throw new ArgumentException("The moments differ in length.", nameof(second));
        }

        (_first, _second, Steps, _updateBlock) = (first, second, steps, UpdateBlock);
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Running mean of the gradient.</summary>
    public ReadOnlySpan<T> FirstMoment => _first;

    /// <summary>Running mean of the squared gradient.</summary>
    public ReadOnlySpan<T> SecondMoment => _second;

    /// <summary>Takes over the moments and the count of another instance of the same length.</summary>
    public void CopyFrom(Adam<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other._first.CopyTo(_first, 0);
        other._second.CopyTo(_second, 0);
        Steps = other.Steps;
    }

    /// <summary>One step along a gradient that is first multiplied with <paramref name="gradientScale"/> (clipping).</summary>
    /// <param name="team">Shares the work where it is large; every element goes through the same operations either way.</param>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double rate, double gradientScale = 1, IParallelWork? team = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parameters.Length, _first.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, _first.Length);
        Steps++;
        _size = T.CreateChecked(rate / (1 - Math.Pow(Beta1, Steps)));
        _rootCorrection = T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(Beta2, Steps)));
        _scale = T.CreateChecked(gradientScale);
        var blocks = (parameters.Length + BlockLength - 1) / BlockLength;
        if (team is null || blocks < LeastBlocks)
        {
            Update(parameters, gradient, _first, _second);
            return;
        }

        fixed (T* p = parameters, g = gradient)
        {
            _parameters = p;
            _gradient = g;
            team.Run(blocks, _updateBlock);
        }
    }

    private void UpdateBlock(int thread, int block)
    {
        var first = block * BlockLength;
        var length = Math.Min(BlockLength, _first.Length - first);
        Update(new Span<T>(_parameters + first, length), new ReadOnlySpan<T>(_gradient + first, length), _first.AsSpan(first, length), _second.AsSpan(first, length));
    }

    private void Update(Span<T> parameters, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second)
    {
        var (b1, b2) = (T.CreateChecked(Beta1), T.CreateChecked(Beta2));
        var (a1, a2) = (T.CreateChecked(1 - Beta1), T.CreateChecked(1 - Beta2));
        var (size, rootCorrection, scale, epsilon, least) = (_size, _rootCorrection, _scale, T.CreateChecked(Epsilon), T.CreateChecked(LeastMoment));
        var leasts = new Vector<T>(least);

        // Vectors first, then the rest one by one; each element goes through the same operations either way.
        var p = MemoryMarshal.Cast<T, Vector<T>>(parameters);
        var g = MemoryMarshal.Cast<T, Vector<T>>(gradient);
        var m = MemoryMarshal.Cast<T, Vector<T>>(first);
        var v = MemoryMarshal.Cast<T, Vector<T>>(second);
        for (var i = 0; i < p.Length; i++)
        {
            var scaled = g[i] * scale;
            var (mean, square) = (m[i] * b1 + scaled * a1, v[i] * b2 + scaled * scaled * a2);
            mean = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(mean), leasts), Vector<T>.Zero, mean);
            square = Vector.ConditionalSelect(Vector.LessThan(square, leasts), Vector<T>.Zero, square);
            (m[i], v[i]) = (mean, square);
            p[i] -= mean * size / (Vector.SquareRoot(square) * rootCorrection + new Vector<T>(epsilon));
        }

        for (var i = p.Length * Vector<T>.Count; i < parameters.Length; i++)
        {
            var scaled = gradient[i] * scale;
            var (mean, square) = (first[i] * b1 + scaled * a1, second[i] * b2 + scaled * scaled * a2);
            mean = T.Abs(mean) < least ? T.Zero : mean;
            square = square < least ? T.Zero : square;
            (first[i], second[i]) = (mean, square);
            parameters[i] -= mean * size / (T.Sqrt(square) * rootCorrection + epsilon);
        }
    }
}
