using System.Runtime.CompilerServices;

namespace RealNvp.Engine.Kernels.Simd;

/// <summary>
/// The hyperbolic tangent to about two units in the last place: near zero the odd polynomial of Cephes (S. Moshier, tanhf.c), elsewhere
/// 1 - 2/(exp(2|x|) + 1).
/// </summary>
internal static class Tanh<TSimd, V>
    where TSimd : struct, ISimd<V>
    where V : unmanaged
{
    private const float PolynomialLimit = 0.625f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(V x)
    {
        var square = TSimd.Multiply(x, x);
        var series = TSimd.Broadcast(-5.70498872745e-3f);
        series = TSimd.MultiplyAdd(series, square, TSimd.Broadcast(2.06390887954e-2f));
        series = TSimd.MultiplyAdd(series, square, TSimd.Broadcast(-5.37397155531e-2f));
        series = TSimd.MultiplyAdd(series, square, TSimd.Broadcast(1.33314422036e-1f));
        series = TSimd.MultiplyAdd(series, square, TSimd.Broadcast(-3.33332819422e-1f));
        var near = TSimd.MultiplyAdd(TSimd.Multiply(series, square), x, x);

        var magnitude = TSimd.Abs(x);
        var one = TSimd.Broadcast(1);
        var power = TSimd.Exp(TSimd.Add(magnitude, magnitude));
        var far = TSimd.Subtract(one, TSimd.Divide(TSimd.Broadcast(2), TSimd.Add(power, one)));
        return TSimd.WhereSmall(x, PolynomialLimit, near, TSimd.CopySign(far, x));
    }
}
