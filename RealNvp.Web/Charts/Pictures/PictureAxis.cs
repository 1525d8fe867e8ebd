using System.Globalization;

namespace RealNvp.Web.Charts.Pictures;

/// <summary>What the curves of a picture are drawn over.</summary>
/// <param name="Name">What it says, with its unit.</param>
public sealed record PictureAxis(string Name)
{
    private static readonly double[] ClockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800];

    public static PictureAxis Epoch { get; } = new("epoch") { IsWhole = true };

    public static PictureAxis Seconds { get; } = new("training time, s") { FromZero = true };

    /// <summary>Whether it begins at 0.</summary>
    public bool FromZero { get; init; }

    /// <summary>Whether only whole numbers are marked.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether its places are moments, in milliseconds since 1970; they are written in UTC, as nobody has told which clock the reader has.</summary>
    public bool IsClock { get; init; }

    public static PictureAxis Of(XAxis axis) => axis == XAxis.Seconds ? Seconds : Epoch;

    /// <summary>Round places from low to high with their texts, about <paramref name="count"/> of them.</summary>
    public IReadOnlyList<(double Place, string Text)> Ticks(double low, double high, int count)
    {
        if (IsClock)
        {
            return [.. ClockTicks(low, high, count)];
        }

        var ticks = PictureScale.NiceTicks(low, high, count).Where(x => !IsWhole || x == Math.Round(x)).ToList();
        return [.. ticks.Zip(PictureScale.Texts(ticks))];
    }

    private static IEnumerable<(double Place, string Text)> ClockTicks(double low, double high, int count)
    {
        var seconds = ClockSteps.FirstOrDefault(candidate => (high - low) / (1000 * candidate) <= count, ClockSteps[^1]);
        var format = seconds >= 86_400 ? "MM-dd" : seconds >= 60 ? "HH:mm" : "HH:mm:ss";
        for (var place = Math.Ceiling(low / (1000 * seconds)) * 1000 * seconds; place <= high; place += 1000 * seconds)
        {
            yield return (place, DateTime.UnixEpoch.AddMilliseconds(place).ToString(format, CultureInfo.InvariantCulture));
        }
    }
}
