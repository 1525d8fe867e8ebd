namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>What the compared runs of one distribution say about their settings.</summary>
public sealed record Verdict
{
    /// <summary>Probability with which all its intervals hold the truth together.</summary>
    public const double Confidence = 0.95;

    /// <summary>What the runs were trained on.</summary>
    public required string DatasetName { get; init; }

    public required HeldOutFigure Figure { get; init; }

    /// <summary>Groups, the best mean first; those without a result last.</summary>
    public required IReadOnlyList<SeedGroup> Groups { get; init; }

    /// <summary>The leader beside each other group that has a result, in their order.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>Pairs of groups whose intervals share the probability of an error.</summary>
    public required int Pairs { get; init; }

    /// <summary>Probability with which one interval alone holds the truth: Bonferroni's share.</summary>
    public double ConfidenceEach => 1 - ((1 - Confidence) / Math.Max(1, Pairs));

    /// <summary>The answer in one or two sentences.</summary>
    public required string Headline { get; init; }

    /// <summary>What a reader must know besides.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
