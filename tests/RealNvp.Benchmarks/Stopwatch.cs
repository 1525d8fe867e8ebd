namespace RealNvp.Benchmarks;

internal static class Stopwatch
{
    private const double Seconds = 2;

    /// <summary>How often an action runs in a second, measured over two.</summary>
    public static double PerSecond(Action action)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var count = 0;
        while (watch.Elapsed.TotalSeconds < Seconds)
        {
            action();
            count++;
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
