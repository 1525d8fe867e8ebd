using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Planning;

/// <summary>
/// The values of one dimension, spelled: so many that can be counted, or a continuous range, from which values are drawn with six digits.
/// </summary>
/// <param name="Setting">What they are values of.</param>
/// <param name="Count">How many there are; null: continuous.</param>
/// <param name="At">The value at a place from 0; not for a continuous range.</param>
/// <param name="Draw">A value drawn at random: each of a list alike, of a range evenly on its scale.</param>
internal sealed record DimensionSpace(Setting Setting, long? Count, Func<long, string> At, Func<SeededRandom, string> Draw)
{
    /// <param name="dimension">One that <see cref="Requests.DimensionRules"/> has nothing against.</param>
    public static DimensionSpace Of(Setting setting, SweepDimension dimension)
    {
        if (dimension.Values is { } values)
        {
            return Listed(setting, values);
        }

        var (min, max) = (dimension.Min!.Value, dimension.Max!.Value);
        var isWhole = setting.Kind == SettingKind.Whole;
        var isLog = dimension.Scale == SweepScale.Log;
        if (dimension.Count is { } count)
        {
            return Listed(setting, [.. Spread(min, max, count, isLog, isWhole).Select(SweepValue.Spell).Distinct()]);
        }

        if (isLog)
        {
            return isWhole
                ? new DimensionSpace(setting, (long)max - (long)min + 1, i => SweepValue.Spell(min + i), random => SweepValue.Spell(Math.Clamp(Math.Round(LogUniform(random, min, max)), min, max)))
                : Continuous(setting, random => Tidy(LogUniform(random, min, max), min, max));
        }

        if ((dimension.Step ?? (isWhole ? 1 : null)) is not { } step)
        {
            return Continuous(setting, random => Tidy(min + (max - min) * random.NextDouble(), min, max));
        }

        // A little more than the whole number of steps, so that 0, 0.1, ... 1 has its 1.
        var steps = (long)Math.Floor((max - min) / step + 1e-9) + 1;
        string At(long i) => SweepValue.Spell(Math.Min(max, Round(min + i * step, 12)));
        return new DimensionSpace(setting, steps, At, random => At((long)(random.NextDouble() * steps)));
    }

    private static DimensionSpace Listed(Setting setting, IReadOnlyList<string> values) =>
        new(setting, values.Count, i => values[(int)i], random => values[random.NextInt(values.Count)]);

    private static DimensionSpace Continuous(Setting setting, Func<SeededRandom, double> draw) => new(
        setting, null, _ => throw new InvalidOperationException("A continuous range has no places."), random => SweepValue.Spell(draw(random)));

    private static IEnumerable<double> Spread(double min, double max, int count, bool isLog, bool isWhole)
    {
        for (var i = 0; i < count; i++)
        {
            // The ends exactly as they were given.
            var share = count == 1 ? 0 : (double)i / (count - 1);
            var value = i == 0 ? min
                : i == count - 1 ? max
                : isLog ? Round(min * Math.Pow(max / min, share), 6)
                : Round(min + (max - min) * share, 12);
            yield return isWhole ? Math.Round(value) : value;
        }
    }

    private static double LogUniform(SeededRandom random, double min, double max) => min * Math.Pow(max / min, random.NextDouble());

    private static double Tidy(double value, double min, double max) => Math.Clamp(Round(value, 6), min, max);

    /// <summary>Rounded to so many significant digits.</summary>
    private static double Round(double value, int digits) => double.Parse(
        value.ToString("E" + (digits - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture),
        System.Globalization.CultureInfo.InvariantCulture);
}
