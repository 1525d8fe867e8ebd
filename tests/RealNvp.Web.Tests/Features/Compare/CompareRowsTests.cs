using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Compare;

public class CompareRowsTests
{
    private static readonly RunSpec Quick = Presets.Quick.Spec;

    [Fact]
    public void Only_settings_that_differ_are_marked_as_such()
    {
        var other = Quick with { Training = Quick.Training with { LearningRate = 1e-3 }, Model = Quick.Model with { HiddenSize = 96 } };

        var rows = CompareRows.Settings([Compared("a", Quick), Compared("b", other)]);

        Assert.Equal(["Hidden size", "Learning rate"], rows.Where(row => row.Differs).Select(row => row.Title));
        Assert.Equal(["2e-3", "1e-3"], rows.Single(row => row.Title == "Learning rate").Values);
    }

    [Fact]
    public void A_setting_that_one_run_has_not_is_a_dash()
    {
        var circles = Quick with { Dataset = new DatasetSpec { Kind = "circles" } };

        var rows = CompareRows.Settings([Compared("a", Quick), Compared("b", circles)]);

        Assert.Contains(rows, row => row.Group == "Data" && row.Values[0] == "–" && row.Values[1] != "–");
        Assert.Equal(["Data", "Model", "Training"], rows.Select(row => row.Group).Distinct());
    }

    [Fact]
    public void The_best_of_each_result_is_marked_the_least_nll_and_the_fastest()
    {
        var rows = CompareRows.Results([
            Compared("a", Quick, run => run with { BestValNll = 1.2, StepsPerSecond = 100, Seconds = 30 }),
            Compared("b", Quick, run => run with { BestValNll = 1.15, StepsPerSecond = 80, Seconds = 40 }),
            Compared("c", Quick, run => run with { BestValNll = double.NaN, StepsPerSecond = null, Seconds = 0 }),
        ]);

        Assert.Equal([1], Best(rows, "best validation NLL, nats"));
        Assert.Equal([0], Best(rows, "speed, steps/s"));
        Assert.Equal([0], Best(rows, "training time"));
    }

    [Fact]
    public void Equally_good_results_are_not_ranked()
    {
        var rows = CompareRows.Results([Compared("a", Quick), Compared("b", Quick)]);

        Assert.All(rows, row => Assert.Empty(row.Best));
    }

    [Fact]
    public void Nlls_of_different_data_are_not_ranked_their_gaps_are()
    {
        var rows = CompareRows.Results([
            Compared("a", Quick, run => run with { BestValNll = 1.2, EntropyFloor = 1.131 }),
            Compared("b", Quick with { Dataset = new DatasetSpec { Kind = "circles" } }, run => run with { BestValNll = 0.9, EntropyFloor = 0.4 }),
        ]);

        Assert.Empty(Best(rows, "best validation NLL, nats"));
        Assert.Equal([0], Best(rows, "gap to the entropy floor, nats"));
    }

    [Fact]
    public void Places_go_by_the_gap_to_the_entropy_and_equal_ones_are_shared()
    {
        var places = CompareRows.Places([
            Compared("a", Quick, run => run with { TestGap = 0.05 }),
            Compared("b", Quick, run => run with { TestGap = 0.03 }),
            Compared("c", Quick, run => run with { TestGap = 0.05 }),
            Compared("d", Quick, run => run with { TestGap = null, Status = RunStatus.Running }),
        ]);

        Assert.Equal(["2nd", "1st", "2nd", "–"], places.Values);
    }

    [Fact]
    public void Runs_of_one_table_are_placed_by_their_nll_in_the_data_s_own_units()
    {
        var table = Quick with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = "upload" } };

        var places = CompareRows.Places([Of("a", 1.2, 0.5), Of("b", 1.3, 0.1), Of("c", 1.25, 0.5)]);

        Assert.Equal(["2nd", "1st", "3rd"], places.Values);
        Assert.Equal("By the test NLL in the data's own units", places.Help);

        ComparedRun Of(string id, double nll, double scale) => Compared(id, table, run => run with { DatasetId = "upload", EntropyFloor = null, TestGap = null, TestRows = 100, TestNll = nll, LogScaleSum = scale });
    }

    [Fact]
    public void Runs_of_different_tables_have_no_place_and_the_column_says_why()
    {
        var places = CompareRows.Places([Of("a", "first"), Of("b", "second")]);

        Assert.Equal(["–", "–"], places.Values);
        Assert.Contains("entropy", places.Help, StringComparison.Ordinal);

        static ComparedRun Of(string id, string dataset) => Compared(
            id,
            Quick with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = dataset } },
            run => run with { DatasetId = dataset, EntropyFloor = null, TestGap = null, TestRows = 100, TestNll = 1.2 });
    }

    [Theory]
    [InlineData("""{"dataset":{"kind":"moons","samples":500,"seed":9}}""", true)]
    [InlineData("""{"dataset":{"kind":"moons","noise":0.2}}""", false)]
    [InlineData("""{"dataset":{"kind":"circles"}}""", false)]
    public void Number_and_seed_of_points_do_not_change_a_distribution_noise_and_kind_do(string json, bool same)
    {
        var other = Compared("b", RunSpecReader.Read(json).Spec);

        Assert.Equal(same, Compared("a", new RunSpec()).Distribution == other.Distribution);
    }

    private static IReadOnlyList<int> Best(IReadOnlyList<CompareRow> rows, string title) => rows.Single(row => row.Title == title).Best;

    private static ComparedRun Compared(string id, RunSpec spec, Func<RunRecord, RunRecord>? change = null)
    {
        var run = (change ?? (r => r))(RunFactory.Run(id, RunStatus.Completed, spec));
        return new ComparedRun(run, "red", run.Name, [], ComparedRun.DistributionOf(run));
    }
}
