namespace RealNvp.Web.Features.Sweeps;

/// <summary>One combination of values over all its seeds.</summary>
public sealed record SweepCombination
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Spelled values in the order of the request's dimensions.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Its trials' states.</summary>
    public required SweepCounts Counts { get; init; }

    /// <summary>Trials with an objective that counts.</summary>
    public required int Results { get; init; }

    /// <summary>Mean objective over those; null: there is none.</summary>
    public double? Mean { get; init; }

    /// <summary>Standard deviation over those; null: fewer than two.</summary>
    public double? Deviation { get; init; }

    /// <summary>The best of them by the sweep's goal.</summary>
    public double? Best { get; init; }

    /// <summary>
    /// Place by the mean among combinations all of whose trials have completed with a result; others have none: a mean of the seeds that happened to end
    /// well cannot be compared.
    /// </summary>
    public int? Rank { get; init; }

    /// <summary>Training time of its trials so far.</summary>
    public double Seconds { get; init; }

    /// <summary>Runs there are, in the order of the seeds.</summary>
    public required IReadOnlyList<string> RunIds { get; init; }
}
