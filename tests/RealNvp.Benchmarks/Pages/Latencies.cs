namespace RealNvp.Benchmarks.Pages;

/// <summary>How long requests took, milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    /// <summary>All of several together.</summary>
    public static Latencies Of(IEnumerable<Latencies> parts)
    {
        var all = new Latencies();
        all._milliseconds.AddRange(parts.SelectMany(part => part._milliseconds));
        return all;
    }

    public void Add(TimeSpan elapsed) => _milliseconds.Add(elapsed.TotalMilliseconds);

    /// <summary>The least time that a share of the requests did not exceed (nearest rank).</summary>
    /// <param name="share">In (0, 1].</param>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
