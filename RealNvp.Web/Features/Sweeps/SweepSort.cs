namespace RealNvp.Web.Features.Sweeps;

/// <summary>Columns that tables of trials and combinations are sorted by, besides the varied settings' paths.</summary>
public static class SweepSort
{
    /// <summary>Best first.</summary>
    public const string Rank = "rank";
    public const string Number = "number";

    /// <summary>Trials only.</summary>
    public const string Seed = "seed";

    /// <summary>Of combinations the mean.</summary>
    public const string Objective = "objective";

    /// <summary>Combinations only.</summary>
    public const string Deviation = "deviation";

    /// <summary>Trials only.</summary>
    public const string State = "state";

    /// <summary>Trials only.</summary>
    public const string Epoch = "epoch";
    public const string Seconds = "seconds";

    public static IReadOnlyList<string> OfTrials { get; } = [Rank, Number, Seed, Objective, State, Epoch, Seconds];

    public static IReadOnlyList<string> OfCombinations { get; } = [Rank, Number, Objective, Deviation, Seconds];
}
