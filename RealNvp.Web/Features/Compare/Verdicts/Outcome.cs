namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>What a comparison of two groups came to.</summary>
public enum Outcome
{
    /// <summary>The interval leaves no doubt about the direction.</summary>
    Better,

    /// <summary>The interval holds zero.</summary>
    Open,

    /// <summary>One of the groups has fewer than two results.</summary>
    TooFewSeeds,

    /// <summary>The results do not scatter at all.</summary>
    NoSpread,
}
