namespace RealNvp.Engine.Evaluation.Scoring;

/// <summary>What a scored table came to.</summary>
public sealed record ScoringSummary
{
    /// <summary>Rows of the table.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows without a usable number in some column; they have no score.</summary>
    public required int Unusable { get; init; }

    /// <summary>The first cells that are to blame, each with line, column and text.</summary>
    public required IReadOnlyList<string> FirstUnusable { get; init; }

    /// <summary>Mean log-density of the scored rows, nats in original units; absent where some row has none at all.</summary>
    public double? MeanLogProb { get; init; }

    /// <summary>Scored rows that are less likely than a hundredth of the training rows are; absent where the weights do not know.</summary>
    public int? Unusual { get; init; }

    /// <summary>Name of the output's column of log-densities.</summary>
    public required string LogProbColumn { get; init; }

    /// <summary>Columns of the flow.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows with the smallest log-density, the smallest first.</summary>
    public required IReadOnlyList<ScoredRow> LeastLikely { get; init; }

    public required ScoreHistogram Histogram { get; init; }
}
