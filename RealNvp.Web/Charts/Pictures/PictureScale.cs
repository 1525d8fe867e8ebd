using System.Globalization;

namespace RealNvp.Web.Charts.Pictures;

/// <summary>A value axis of a picture: linear, logarithmic, or logarithmic on both sides of zero; the same choice as the live charts make.</summary>
public sealed class PictureScale
{
    private readonly Func<double, double> _to;

    private PictureScale(string note, Func<double, double> to) => (Note, _to) = (note, to);

    /// <summary>What to add to the axis' name.</summary>
    public string Note { get; }

    /// <summary>Place of a value along the axis, in units of its own.</summary>
    public double To(double value) => _to(value);

    /// <param name="log">Whether a logarithm is wanted; values at or below zero make it a symmetric one.</param>
    public static PictureScale For(bool log, double low, double high)
    {
        if (!log)
        {
            return new PictureScale("", value => value);
        }

        if (low > 0)
        {
            return new PictureScale(" (log)", Math.Log10);
        }

        var unit = Math.Max(Math.Max(Math.Abs(low), Math.Abs(high)), 1e-12) / 100;
        return new PictureScale(" (symmetric log, as values fall below 0)", value => Math.Asinh(value / unit));
    }

    /// <summary>Values to mark: round ones, far enough apart along the axis.</summary>
    public IReadOnlyList<double> Ticks(double low, double high, int count)
    {
        if (Note.Length == 0 || (low > 0 && high / low < 4))
        {
            return NiceTicks(low, high, count);
        }

        var gap = (To(high) - To(low)) / (count * 1.6);
        var kept = new List<double>();
        foreach (var candidate in Decades(low, high))
        {
            if (kept.TrueForAll(other => Math.Abs(To(other) - To(candidate)) >= gap))
            {
                kept.Add(candidate);
            }
        }

        return [.. kept.Order()];
    }

    /// <summary>Round values from low to high, about <paramref name="count"/> of them.</summary>
    public static IReadOnlyList<double> NiceTicks(double low, double high, int count)
    {
        var span = high - low;
        if (!(span > 0) || !double.IsFinite(span))
        {
            return [low];
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(span / count)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(digit => digit * power).First(s => s >= span / count * 0.999);
        var first = Math.Ceiling(low / step - 1e-9);
        return [.. Enumerable.Range(0, 50).Select(i => (first + i) * step).TakeWhile(value => value <= high + step * 1e-9).Select(Round)];
    }

    /// <summary>Tick values as text, with just the decimals that tell them apart.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyList<double> ticks)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        var largest = ticks.Count == 0 ? 0 : ticks.Max(Math.Abs);
        var format = largest >= 1e5 || (largest > 0 && largest < 1e-4) ? "0.##e0"
            : "0." + new string('#', Enumerable.Range(0, 7).First(digits => digits == 6 || ticks.All(tick => Math.Abs(tick - Math.Round(tick, digits)) < 1e-9)));
        return [.. ticks.Select(tick => tick.ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212'))];
    }

    /// <summary>The roundest first.</summary>
    private static IEnumerable<double> Decades(double low, double high)
    {
        var top = (int)Math.Floor(Math.Log10(Math.Max(Math.Max(Math.Abs(low), Math.Abs(high)), 1e-12))) + 1;
        foreach (var digit in new[] { 1, 2, 5, 3, 1.5, 4 })
        {
            if (digit == 1 && low <= 0 && high >= 0)
            {
                yield return 0;
            }

            for (var exponent = top; exponent >= top - 12; exponent--)
            {
                var value = Round(digit * Math.Pow(10, exponent));
                if (value >= low && value <= high)
                {
                    yield return value;
                }

                if (-value >= low && -value <= high)
                {
                    yield return -value;
                }
            }
        }
    }

    private static double Round(double value) => double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
