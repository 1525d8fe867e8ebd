namespace RealNvp.Benchmarks.Speed;

internal static class Stopwatch
{
    /// <summary>How long one measurement takes.</summary>
    public const double Seconds = 0.5;

    /// <summary>How often an action runs in a second.</summary>
    public static double PerSecond(Action action, double seconds = Seconds)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var count = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            action();
            count++;
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
