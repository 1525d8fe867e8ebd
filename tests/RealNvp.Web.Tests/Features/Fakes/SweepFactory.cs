using System.Globalization;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Sweeps and trials with everything filled in that a test does not care about.</summary>
internal static class SweepFactory
{
    private static readonly SweepRequest Request = new()
    {
        Base = Presets.Quick.Spec,
        Dimensions =
        [
            new SweepDimension { Setting = "training.learningRate", Scale = SweepScale.Log, Min = 1e-4, Max = 1e-2 },
            new SweepDimension { Setting = "training.schedule", Scale = SweepScale.Choice, Values = ["constant", "oneCycle"] },
        ],
    };

    public static SweepDetail Sweep(
        string id, SweepStatus status = SweepStatus.Running, SweepCounts? counts = null, SweepKind kind = SweepKind.Random, IReadOnlyList<int>? seeds = null)
    {
        var request = Request with { Kind = kind, Seeds = seeds, Name = $"sweep {id}" };
        return new SweepDetail(
            new SweepSummary
            {
                Id = id,
                Name = $"sweep {id}",
                Kind = kind,
                Status = status,
                Objective = request.Objective,
                Settings = [.. request.Dimensions.Select(dimension => dimension.Setting)],
                DatasetName = "Two moons",
                Counts = counts ?? new SweepCounts(3, 1, 1, 4, 0, 1, 0, 0),
                Best = new SweepBest(2, "run2", 1.187),
                Seconds = 80,
                CreatedAt = RunFactory.Start,
                EndedAt = status is SweepStatus.Completed or SweepStatus.Cancelled ? RunFactory.Start.AddMinutes(5) : null,
            },
            request,
            kind == SweepKind.Asha ? [3, 9] : [],
            status is SweepStatus.Running ? 240 : null);
    }

    /// <summary>A sweep as it is stored, of a request as the API takes it.</summary>
    public static StoredSweep Stored(string json, SweepStatus status = SweepStatus.Running) => new(new SweepRecord
    {
        Id = "stored",
        Name = "stored",
        Kind = SweepKind.Random,
        Status = status,
        RequestJson = json,
        DatasetName = "Two moons",
        CreatedAt = RunFactory.Start,
    });

    public static SweepTrial Trial(int number, SweepTrialState state = SweepTrialState.Completed, double? objective = null, int? rank = null) => new()
    {
        Number = number,
        Combination = number,
        Seed = 1,
        Values = [(0.001 * number).ToString("R", CultureInfo.InvariantCulture), number % 2 == 0 ? "oneCycle" : "constant"],
        State = state,
        RunId = state is SweepTrialState.Waiting ? null : $"run{number}",
        Objective = objective,
        Rank = rank,
        Epoch = state is SweepTrialState.Completed ? 20 : state is SweepTrialState.Waiting ? 0 : 3,
        Epochs = 20,
        Seconds = state is SweepTrialState.Waiting ? 0 : number,
        Stop = state is SweepTrialState.Stopped
            ? new SweepStop(3, objective, 5, 6, 2, 1.2, RunFactory.Start, $"Stopped after epoch 3: {objective} nats was place 5 of 6 there, the best 2 went on.")
            : null,
    };

    /// <summary>Trials that are all done, the first the best.</summary>
    public static List<SweepTrial> Done(int count) => [.. Enumerable.Range(1, count).Select(number => Trial(number, objective: 1 + 0.001 * number, rank: number))];
}
