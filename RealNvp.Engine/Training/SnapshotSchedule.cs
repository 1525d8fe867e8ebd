namespace RealNvp.Engine.Training;

/// <summary>The epochs after which point sets are kept: close together at first, where most happens, and about thirty at most.</summary>
public static class SnapshotSchedule
{
    private const double LeastRatio = 1.5;
    private const int MaxSteps = 26;

    /// <summary>0 (untrained), 1, 2, 3, 5, 8, 12, 18, ... and always the last.</summary>
    public static IReadOnlySet<int> For(int epochs)
    {
        var ratio = Math.Max(LeastRatio, Math.Pow(epochs, 1.0 / MaxSteps));
        var kept = new SortedSet<int> { 0, epochs };
        for (double epoch = 1; epoch < epochs; epoch = Math.Ceiling(epoch * ratio))
        {
            kept.Add((int)epoch);
        }

        return kept;
    }
}
