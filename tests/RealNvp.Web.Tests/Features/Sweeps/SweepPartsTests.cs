using RealNvp.Data.Runs;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Board;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>The leaderboard, the estimate, and the request as JSON.</summary>
public class SweepPartsTests
{
    private static readonly string[] Settings = ["training.learningRate", "training.schedule"];

    [Fact]
    public void A_request_written_as_json_is_read_back_the_same()
    {
        var request = new SweepRequest
        {
            Name = "all of it",
            Kind = SweepKind.Asha,
            Base = Presets.Quick.Spec with { Tags = ["t"], Dataset = new DatasetSpec { Kind = "spirals", Noise = 0.1 } },
            Dimensions =
            [
                new SweepDimension { Setting = "training.learningRate", Scale = SweepScale.Log, Min = 1e-5, Max = 1e-2, Count = 7 },
                new SweepDimension { Setting = "training.l2", Scale = SweepScale.Linear, Min = 0, Max = 1, Step = 0.25 },
                new SweepDimension { Setting = "model.hiddenSize", Scale = SweepScale.Choice, Values = ["16", "64"] },
                new SweepDimension { Setting = "training.schedule", Scale = SweepScale.Choice, Values = ["cosine", "oneCycle"] },
                new SweepDimension { Setting = "training.keepBest", Scale = SweepScale.Choice, Values = ["true", "false"] },
            ],
            Objective = new SweepObjective("gap", SweepGoal.Maximise),
            Seeds = [3, 4],
            Combinations = 17,
            Seed = 9,
            TimeBudgetSeconds = 12.5,
            Asha = new AshaPlan { MinEpochs = 2, Eta = 4 },
            MaxConcurrent = 3,
        };

        var reading = SweepRequestReader.Read(SweepRequestWriter.Write(request).ToJsonString());

        Assert.Empty(reading.Errors);
        Assert.Equal(SweepRequestWriter.Write(request).ToJsonString(), SweepRequestWriter.Write(reading.Request).ToJsonString());
        Assert.Equal(request.Dimensions[3].Values, reading.Request.Dimensions[3].Values);
        Assert.Equal((request.Objective, request.Asha, 17, 9, 3), (reading.Request.Objective, reading.Request.Asha, reading.Request.Combinations!.Value, reading.Request.Seed, reading.Request.MaxConcurrent!.Value));
    }

    [Fact]
    public void A_goal_left_out_is_the_usual_one()
    {
        Assert.Equal(SweepGoal.Maximise, SweepRequestReader.Read("""{"objective":{"field":"stepsPerSecond"}}""").Request.Objective.Goal);
        Assert.Equal(SweepGoal.Minimise, SweepRequestReader.Read("""{"objective":{"field":"testGap"}}""").Request.Objective.Goal);
    }

    [Fact]
    public void Places_are_shared_by_equal_values_and_not_given_to_what_does_not_count()
    {
        var rows = new[] { Row(1, 2), Row(2, 1), Row(3, 1), Row(4, null), Row(5, 0.1) with { IsTrashed = true }, Row(6, 0.2) with { RunStatus = RunStatus.Failed }, Row(7, double.PositiveInfinity), Row(8, 3) };

        Assert.Equal([3, 1, 1, null, null, null, null, 4], Board(rows).Select(trial => trial.Rank));
        Assert.Equal([2, 3, 3, null, null, null, null, 1], Board(rows, SweepGoal.Maximise).Select(trial => trial.Rank));
    }

    [Fact]
    public void The_board_is_sorted_by_any_column_with_missing_values_last_either_way()
    {
        var board = Board([Row(1, 2, "0.1", "cosine"), Row(2, null, "1e-05", "constant"), Row(3, 1, "0.02", "oneCycle")]);

        Assert.Equal([3, 1, 2], Sorted(board, SweepSort.Rank));
        Assert.Equal([1, 3, 2], Sorted(board, SweepSort.Rank, descending: true));
        Assert.Equal([2, 3, 1], Sorted(board, Settings[0]));
        Assert.Equal([3, 1, 2], Sorted(board, Settings[1], descending: true));
        Assert.Equal([3, 1, 2], Sorted(board, "nonsense"));
        var page = TrialBoard.Page(board, Settings, new SweepTrialQuery { Page = 2, PageSize = 2 });
        Assert.Equal((3, 2), (page.Total, Assert.Single(page.Items).Number));
        Assert.Empty(TrialBoard.Page(board, Settings, new SweepTrialQuery { Page = int.MaxValue, PageSize = 1000 }).Items);
    }

    [Fact]
    public void Seeds_are_gathered_into_a_mean_with_its_spread_and_only_whole_combinations_have_a_place()
    {
        var trials = Board(
        [
            Row(1, 1) with { Combination = 1 }, Row(2, 3) with { Combination = 1 },
            Row(3, 1.5) with { Combination = 2 }, Row(4, null) with { Combination = 2, RunStatus = RunStatus.Failed },
            Row(5, 2.5) with { Combination = 3 }, Row(6, 2.5) with { Combination = 3 },
        ]);

        var rows = CombinationBoard.Of(trials, SweepGoal.Minimise);

        Assert.Equal([2.0, 1.5, 2.5], rows.Select(row => row.Mean!.Value));
        Assert.Equal([Math.Sqrt(2), null, 0.0], rows.Select(row => row.Deviation));
        Assert.Equal([1, null, 2], rows.Select(row => row.Rank));
        Assert.Equal(1, rows[0].Best);
        Assert.Equal((1, 1), (rows[1].Results, rows[1].Counts.Failed));
        Assert.Equal(["run1", "run2"], rows[0].RunIds);
    }

    [Fact]
    public void The_estimate_follows_what_runs_of_like_size_took_here()
    {
        // 27 steps an epoch of 1,000 parameters and 256 rows took 2 s for 20 epochs.
        var measured = RunFactory.Run("a") with { Parameters = 1000, TrainRows = 27 * 256, Epoch = 20, Seconds = 2 };
        var large = measured with { Parameters = 1_000_000, Seconds = 200 };
        var speed = TrainingSpeed.Of([measured, large, measured with { Parameters = null }, measured with { Status = RunStatus.Failed }]);

        Assert.Equal(2, speed.Runs);
        Assert.Equal(TrainingSpeed.StartSeconds + 2, TrainingSpeed.Of([measured]).Seconds(20, 540, 1000, 256), 9);
        Assert.Equal(TrainingSpeed.StartSeconds + 1, TrainingSpeed.Of([measured]).Seconds(10, 270, 1000, 256), 9);
        Assert.Equal(0, TrainingSpeed.Of([]).Runs);
        var typical = 5 * TrainingSpeed.EpochSeconds + 100 * (TrainingSpeed.StepSeconds + 2e6 * 256 / TrainingSpeed.Typical);
        Assert.Equal(TrainingSpeed.StartSeconds + typical, TrainingSpeed.Of([]).Seconds(5, 100, 2e6, 256), 9);
    }

    [Fact]
    public void A_few_tiny_runs_do_not_promise_hours_for_a_large_flow()
    {
        // Two steps an epoch, and each epoch a twentieth of a second: nearly all of it is not the flow.
        var tiny = RunFactory.Run("a") with { Parameters = 300, TrainRows = 500, Epoch = 10, Seconds = 0.5 };

        var seconds = TrainingSpeed.Of([tiny, tiny, tiny]).Seconds(20, 20 * 105, 70_000, 256);

        Assert.InRange(seconds, 1, 20);
    }

    [Fact]
    public void Stopping_saves_expected_time_and_workers_share_what_is_left()
    {
        var request = new SweepRequest { Kind = SweepKind.Asha, Base = new RunSpec { Training = new TrainingSpec { Epochs = 81 } }, Seeds = [1, 2] };
        var specs = Enumerable.Repeat(request.Base, 50).ToList();

        var one = SweepEstimates.Of(request, specs, new RunLimits(), TrainingSpeed.Of([]), 1);
        var four = SweepEstimates.Of(request, specs, new RunLimits(), TrainingSpeed.Of([]), 4);

        Assert.Equal(100 * one.MeanTrialSeconds, one.WorstSeconds, 6);
        Assert.Equal(9.0 / 81 * one.WorstSeconds, one.ExpectedSeconds, 6);
        Assert.Equal((4, one.WorstSeconds / 4), (four.Workers, four.WorstSeconds));
        Assert.Equal(1, SweepEstimates.Of(request with { MaxConcurrent = 1 }, specs, new RunLimits(), TrainingSpeed.Of([]), 4).Workers);
        Assert.Equal(one.WorstSeconds, SweepEstimates.Of(request with { Kind = SweepKind.Random }, specs, new RunLimits(), TrainingSpeed.Of([]), 1).ExpectedSeconds);
        Assert.Equal(one.MostTrialSeconds, SweepEstimates.Of(request with { Seeds = null }, [specs[0]], new RunLimits(), TrainingSpeed.Of([]), 1).ExpectedSeconds);
    }

    private static IReadOnlyList<SweepTrial> Board(IReadOnlyList<TrialRow> rows, SweepGoal goal = SweepGoal.Minimise) => TrialBoard.Of(rows, goal, _ => 20);

    private static IEnumerable<int> Sorted(IReadOnlyList<SweepTrial> board, string sort, bool descending = false) =>
        TrialBoard.Page(board, Settings, new SweepTrialQuery { Sort = sort, Descending = descending }).Items.Select(trial => trial.Number);

    private static TrialRow Row(int number, double? objective, params string[] values) => new()
    {
        SweepId = "s",
        Number = number,
        Combination = number,
        Seed = 1,
        Values = values.Length > 0 ? values : ["0.1", "cosine"],
        Mark = TrialMark.None,
        RunId = $"run{number}",
        RunStatus = RunStatus.Completed,
        Objective = objective,
    };
}
