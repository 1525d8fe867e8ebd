using System.Globalization;
using System.Text.Json.Serialization;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Recipes;

/// <summary>What one training came to.</summary>
internal sealed record RecipeResult
{
    public required string Preset { get; init; }

    public required string Data { get; init; }

    public required int Seed { get; init; }

    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>See <see cref="RecipeRun.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Why there is no result.</summary>
    public string? Failure { get; init; }

    public double? TrainNll { get; init; }

    public double? BestValNll { get; init; }

    public int? BestEpoch { get; init; }

    public int? Epochs { get; init; }

    public double? EntropyFloor { get; init; }

    public TestResult? Test { get; init; }

    public IReadOnlyList<BaselineResult> Baselines { get; init; } = [];

    public double? RoundTripError { get; init; }

    /// <summary>Seconds of training as the program counts them.</summary>
    public double? TrainingSeconds { get; init; }

    /// <summary>Seconds from the start of the process to its end: data, training, test and baselines.</summary>
    public double? WallSeconds { get; init; }

    public string? Evaluator { get; init; }

    public int? Threads { get; init; }

    public string? Machine { get; init; }

    public string? Commit { get; init; }

    /// <summary>One line for the terminal.</summary>
    [JsonIgnore]
    public string Line
    {
        get
        {
            var name = $"{Preset} on {Data}, seed {Seed}{(Changes.Count > 0 ? $" ({string.Join(' ', Changes)})" : "")}: ";
            return name + (Failure ?? string.Create(
                CultureInfo.InvariantCulture,
                $"test NLL {Test?.Nll:F4} ± {Test?.StandardError:F4}{(Test?.Gap is { } gap ? $", gap {gap:F4} ± {Test.GapStandardError:F4}" : "")}, {TrainingSeconds:F1} s training, {WallSeconds:F1} s in all")
                + string.Concat(Baselines.Select(b => b.FlowAdvantage is { } advantage
                    ? string.Create(CultureInfo.InvariantCulture, $", {b.Name} {advantage:+0.000;-0.000}")
                    : $", no {b.Name}")));
        }
    }
}
