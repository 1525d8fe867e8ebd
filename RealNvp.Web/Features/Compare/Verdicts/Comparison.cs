namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>Two groups beside each other.</summary>
public sealed record Comparison
{
    /// <summary>The one with the better mean.</summary>
    public required SeedGroup Leader { get; init; }

    public required SeedGroup Other { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The other's result minus the leader's; null: too few seeds.</summary>
    public Difference? Difference { get; init; }

    /// <summary>Half the width of the interval around the difference; null: there is none.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>Seeds that would probably decide it (the leader's first); null: none needed, or no sensible number would.</summary>
    public SeedPlan? Plan { get; init; }

    /// <summary>Training time of <see cref="Plan"/>, one run after the other; null: not known.</summary>
    public double? PlanSeconds => Plan is { } plan && Seconds(plan.First, Leader) is { } first && Seconds(plan.Second, Other) is { } second ? first + second : null;

    /// <summary>The outcome for people.</summary>
    public string Sentence => VerdictText.Of(this);

    private static double? Seconds(int runs, SeedGroup group) => runs == 0 ? 0 : runs * group.SecondsPerRun;
}
