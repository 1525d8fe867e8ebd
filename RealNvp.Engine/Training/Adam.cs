using System.Numerics;
using System.Runtime.InteropServices;

namespace RealNvp.Engine.Training;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A method for stochastic optimization", ICLR 2015, algorithm 1), with epsilon beside the corrected root:
/// <code>
/// m = b1 m + (1-b1) g ;   v = b2 v + (1-b2) g^2 ;   p -= rate * m/(1-b1^n) / (sqrt(v/(1-b2^n)) + epsilon)
/// </code>
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class Adam<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-7;

    private readonly T[] _first;
    private readonly T[] _second;

    /// <summary>Moments at zero for that many parameters.</summary>
    public Adam(int parameters)
        : this(new T[parameters], new T[parameters], 0)
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

        (_first, _second, Steps) = (first, second, steps);
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
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double rate, double gradientScale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parameters.Length, _first.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, _first.Length);
        Steps++;
        var (b1, b2) = (T.CreateChecked(Beta1), T.CreateChecked(Beta2));
        var (a1, a2) = (T.CreateChecked(1 - Beta1), T.CreateChecked(1 - Beta2));
        var size = T.CreateChecked(rate / (1 - Math.Pow(Beta1, Steps)));
        var rootCorrection = T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(Beta2, Steps)));
        var (epsilon, scale) = (T.CreateChecked(Epsilon), T.CreateChecked(gradientScale));

        // Vectors first, then the rest one by one; each element goes through the same operations either way.
        var p = MemoryMarshal.Cast<T, Vector<T>>(parameters);
        var g = MemoryMarshal.Cast<T, Vector<T>>(gradient);
        var m = MemoryMarshal.Cast<T, Vector<T>>(_first.AsSpan());
        var v = MemoryMarshal.Cast<T, Vector<T>>(_second.AsSpan());
        for (var i = 0; i < p.Length; i++)
        {
            var scaled = g[i] * scale;
            m[i] = m[i] * b1 + scaled * a1;
            v[i] = v[i] * b2 + scaled * scaled * a2;
            p[i] -= m[i] * size / (Vector.SquareRoot(v[i]) * rootCorrection + new Vector<T>(epsilon));
        }

        for (var i = p.Length * Vector<T>.Count; i < parameters.Length; i++)
        {
            var scaled = gradient[i] * scale;
            _first[i] = _first[i] * b1 + scaled * a1;
            _second[i] = _second[i] * b2 + scaled * scaled * a2;
            parameters[i] -= _first[i] * size / (T.Sqrt(_second[i]) * rootCorrection + epsilon);
        }
    }
}
