namespace RealNvp.Web.Features.Sweeps.Planning;

/// <summary>The epochs after which trials are compared: minEpochs x eta^k, as long as they are less than a trial has.</summary>
internal static class AshaRungs
{
    public static IReadOnlyList<int> Of(AshaPlan plan, int epochs)
    {
        var rungs = new List<int>();
        for (long rung = plan.MinEpochs; rung > 0 && rung < epochs && plan.Eta > 1; rung *= plan.Eta)
        {
            rungs.Add((int)rung);
        }

        return rungs;
    }

    /// <summary>Share of all epochs that a trial trains on average if one in eta goes on at each comparison.</summary>
    public static double ExpectedShare(IReadOnlyList<int> rungs, int eta, int epochs)
    {
        var (expected, going, done) = (0.0, 1.0, 0);
        foreach (var rung in rungs.Append(epochs))
        {
            expected += going * (rung - done);
            (going, done) = (going / eta, rung);
        }

        return expected / epochs;
    }
}
