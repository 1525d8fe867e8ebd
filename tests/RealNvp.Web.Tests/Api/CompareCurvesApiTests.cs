using System.Net;
using System.Text.Json;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public class CompareCurvesApiTests(ApiFixture api)
{
    private const string Curves = "/api/v1/compare/curves";
    private static readonly RunStart Start = new(["x1", "x2"], 1_000, 100, 5_000, 1.131, -0.5, "{}") { TestRows = 20_000 };

    [Fact]
    public async Task Lines_and_means_come_in_one_answer()
    {
        var (first, second) = (await AddAsync([3, 2, 1]), await AddAsync([5, 4]));

        var answer = await api.GetJsonAsync($"{Curves}?runs={first},ghost&means={first},{second}");

        var line = Assert.Single(answer.GetProperty("runs").EnumerateArray());
        Assert.Equal((first, "[1,2,3]", "[3,2,1]"), (line.GetProperty("id").GetString(), Raw(line, "x"), Raw(line, "y")));
        var mean = Assert.Single(answer.GetProperty("means").EnumerateArray());
        Assert.Equal(("[1,2]", "[4,3]", "[3,2]", "[5,4]"), (Raw(mean, "x"), Raw(mean, "y"), Raw(mean, "low"), Raw(mean, "high")));
    }

    [Theory]
    [InlineData("x=step", "[4,8,12]")]
    [InlineData("x=samples", "[1000,2000,3000]")]
    [InlineData("x=seconds", "[0.5,1,1.5]")]
    [InlineData("x=epoch&from=2.5", "[2,3]")]
    public async Task The_axis_is_chosen(string query, string places)
    {
        var id = await AddAsync([3, 2, 1]);

        Assert.Equal(places, Raw((await api.GetJsonAsync($"{Curves}?runs={id}&{query}")).GetProperty("runs")[0], "x"));
    }

    [Fact]
    public async Task The_clock_starts_with_the_run()
    {
        var id = await AddAsync([3, 2]);
        var started = (await api.Get<IRunStore>().FindAsync(id, ApiFixture.Token))!.StartedAt!.Value;

        var x = (await api.GetJsonAsync($"{Curves}?runs={id}&x=wall")).GetProperty("runs")[0].GetProperty("x");

        Assert.Equal((started - DateTime.UnixEpoch).TotalMilliseconds + 500, x[0].GetDouble(), tolerance: 0.01);
    }

    [Fact]
    public async Task Smoothing_is_done_over_all_epochs_before_a_part_is_cut_out()
    {
        var id = await AddAsync([8, 4, double.NaN, 2]);

        var line = (await api.GetJsonAsync($"{Curves}?runs={id}&smoothing=0.5&from=2")).GetProperty("runs")[0];

        Assert.Equal("[8,5.333333,null,3.428571]", Raw(line, "y"));
    }

    [Fact]
    public async Task Ten_thousand_epochs_are_thinned_to_what_is_asked_for_and_a_part_is_read_finer()
    {
        var id = await AddAsync([.. Enumerable.Range(1, 10_000).Select(epoch => 1 + (1.0 / epoch))]);

        var whole = (await api.GetJsonAsync($"{Curves}?runs={id}&points=400")).GetProperty("runs")[0].GetProperty("x");
        var part = (await api.GetJsonAsync($"{Curves}?runs={id}&points=400&from=5000&to=5100")).GetProperty("runs")[0].GetProperty("x");

        Assert.InRange(whole.GetArrayLength(), 300, 400);
        Assert.Equal(102, part.GetArrayLength());
    }

    [Fact]
    public async Task A_run_that_went_on_is_never_answered_from_memory()
    {
        var id = await AddAsync([3, 2]);
        Assert.Equal("[3,2]", Raw((await api.GetJsonAsync($"{Curves}?runs={id}")).GetProperty("runs")[0], "y"));

        await AppendAsync(id, [3, 2, 1]);

        Assert.Equal("[3,2,1]", Raw((await api.GetJsonAsync($"{Curves}?runs={id}")).GetProperty("runs")[0], "y"));
    }

    [Theory]
    [InlineData("", "runs", "1 to 50 runs")]
    [InlineData("runs=a&smoothing=1", "smoothing", "a number from 0 to 0.999")]
    [InlineData("runs=a&x=weeks", "x", "epoch, step, samples, seconds, wall")]
    [InlineData("runs=a&column=loss", "column", "valNll, trainNll")]
    [InlineData("runs=a&points=3", "points", "from 16 to 100,000")]
    [InlineData("runs=a&from=left", "from", "a number from")]
    public async Task A_wrong_question_is_refused_with_what_is_allowed(string query, string field, string told)
    {
        using var response = await api.GetAsync($"{Curves}?{query}");

        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    private static string Raw(JsonElement element, string name) => element.GetProperty(name).GetRawText();

    private async Task<string> AddAsync(double[] values)
    {
        var store = api.Get<IRunStore>();
        var spec = new RunSpec { Training = new TrainingSpec { BatchSize = 256 } };
        var run = await store.CreateAsync(StudioFolder.NewRun(spec), ApiFixture.Token);
        await store.TryStartAsync(run.Id, ApiFixture.Token);
        await store.SetStartAsync(run.Id, Start, ApiFixture.Token);
        await AppendAsync(run.Id, values);
        Assert.True(await store.TryCompleteAsync(run.Id, new RunFinish(1e-6, 100, 1_000_000), ApiFixture.Token));
        return run.Id;
    }

    private Task AppendAsync(string id, double[] values) => api.Get<IMetricStore>().AppendAsync(
        id, [.. values.Select((value, i) => new EpochMetric(i + 1, value, value, 0, 1e-3, 1, 0.5 * (i + 1)))], null, ApiFixture.Token);
}
