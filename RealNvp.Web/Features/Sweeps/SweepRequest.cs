using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>A wish for a sweep. As JSON it is the body of <c>POST /api/v1/sweeps</c>; see <see cref="SweepRequestReader"/> and <see cref="SweepRequestWriter"/>.</summary>
public sealed record SweepRequest
{
    /// <summary>What the sweep is called; null or blank: it is named after its data and dimensions.</summary>
    public string? Name { get; init; }

    public SweepKind Kind { get; init; } = SweepKind.Random;

    /// <summary>The settings that all trials share. Tags go to every trial's run; its name and its training seed are not used when <see cref="Seeds"/> are given.</summary>
    public RunSpec Base { get; init; } = new();

    /// <summary>What is varied, at least one; no setting twice. The first varies slowest in a grid.</summary>
    public IReadOnlyList<SweepDimension> Dimensions { get; init; } = [];

    public SweepObjective Objective { get; init; } = SweepObjective.Default;

    /// <summary>Training seeds that every combination is trained with, each a trial of its own; null: the base's alone.</summary>
    public IReadOnlyList<int>? Seeds { get; init; }

    /// <summary>How many combinations are drawn; null: <see cref="Defaults.Combinations"/>. Not for a grid, which has all there are.</summary>
    public int? Combinations { get; init; }

    /// <summary>Seed of the drawing: the same request draws the same combinations. A grid draws nothing.</summary>
    public int Seed { get; init; } = Defaults.Seed;

    /// <summary>Training time of all trials together after which no further one starts, seconds; null: no limit.</summary>
    public double? TimeBudgetSeconds { get; init; }

    /// <summary>When trials are stopped early; only with <see cref="SweepKind.Asha"/>, null there: the defaults.</summary>
    public AshaPlan? Asha { get; init; }

    /// <summary>Most trials of this sweep that train or wait in the queue at once; null: as many as keep the queue busy.</summary>
    public int? MaxConcurrent { get; init; }

    public static class Defaults
    {
        public const int Combinations = 20;
        public const int Seed = 1;
    }

    public static class Limits
    {
        /// <summary>Most trials of one sweep: combinations times seeds.</summary>
        public const int Trials = 1000;
        public const int Dimensions = 20;
        public const int Seeds = 50;
        public const int NameLength = 200;
        public const double TimeBudgetSeconds = 365 * 86_400d;
        public const int MaxConcurrent = 64;
        public const int MinEta = 2;
        public const int MaxEta = 10;
    }
}
