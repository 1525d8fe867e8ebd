namespace RealNvp.Benchmarks.Speed;

internal static class Stopwatch
{
    /// <summary>How often an action runs in a second.</summary>
    public static double PerSecond(Action action, double seconds = 1)
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
