namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>Log-densities of scored rows beside those of the training rows, in the same bins.</summary>
/// <param name="Edges">Edges of the bins, nats, one more than bins. What lies beyond counts in the outermost.</param>
/// <param name="Rows">Share of the scored rows in each bin.</param>
/// <param name="Training">Share of the training rows in each bin; null where the weights do not know.</param>
public sealed record ScoreHistogram(IReadOnlyList<double> Edges, IReadOnlyList<double> Rows, IReadOnlyList<double>? Training)
{
    private const int Bins = 60;
    private const double Tail = 0.01; // of the scored rows may lie beyond the first edge: one far row must not press all others into one bin

    /// <param name="logProb">Of the scored rows, ascending, at least one; negative infinities count in the first bin.</param>
    /// <param name="training">Of the training rows.</param>
    public static ScoreHistogram Of(IReadOnlyList<double> logProb, LogProbQuantiles? training)
    {
        ArgumentNullException.ThrowIfNull(logProb);
        var finite = logProb.Where(double.IsFinite).ToList();
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        if (finite.Count > 0)
        {
            (low, high) = (finite[(int)(Tail * (finite.Count - 1))], finite[^1]);
        }

        if (training is not null)
        {
            (low, high) = (Math.Min(low, training.Values[0]), Math.Max(high, training.Values[^1]));
        }

        if (!double.IsFinite(low))
        {
            (low, high) = (-1, 0); // Nothing but rows beyond all computing, and nothing to compare them with.
        }

        var step = Math.Max(high - low, 1e-6) / Bins;
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(i => low + i * step)];
        var rows = new double[Bins];
        foreach (var value in logProb)
        {
            rows[(int)Math.Clamp((value - low) / step, 0, Bins - 1)] += 1.0 / logProb.Count;
        }

        return new ScoreHistogram(edges, rows, training is null ? null : [.. Shares(edges, training)]);
    }

    private static IEnumerable<double> Shares(double[] edges, LogProbQuantiles training)
    {
        for (var i = 0; i < Bins; i++)
        {
            yield return (i == Bins - 1 ? 1 : training.ShareBelow(edges[i + 1])) - (i == 0 ? 0 : training.ShareBelow(edges[i]));
        }
    }
}
