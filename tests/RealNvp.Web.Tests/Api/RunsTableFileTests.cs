using System.Net;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Tests.Api;

/// <summary>The table of runs as a file: what the page shows, in full.</summary>
[Collection(ApiCollection.Name)]
public class RunsTableFileTests(ApiFixture api)
{
    [Fact]
    public async Task The_file_has_the_view_s_runs_columns_and_order()
    {
        var tag = $"file{Guid.NewGuid():N}";
        var worse = await AddAsync("worse, \"quoted\"", tag, gap: 0.07);
        var better = await AddAsync("better", tag, gap: 0.03);
        await AddAsync("elsewhere", "other", gap: 0.01);

        var rows = await ReadAsync($"?query=tag+%3D+{tag}+sort+by+gap&columns=name,bestValNll,flow,optimizer,keepBest,status,age,curve");

        Assert.Equal("id,name,bestValNll,couplingLayers,hiddenSize,optimizer,keepBest,status,createdAt", rows[0]);
        Assert.Matches($"^{better},better,1\\.1300000000000001,6,256,adam,yes,completed,20[0-9-]+T[0-9:]+Z$", rows[1]);
        Assert.StartsWith($"{worse},\"worse, \"\"quoted\"\"\",1.17", rows[2], StringComparison.Ordinal);
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_carry_out_stays_a_text_and_a_number_a_number()
    {
        var tag = $"file{Guid.NewGuid():N}";
        await AddAsync("=1+1", tag, gap: -0.02);

        var rows = await ReadAsync($"?tag={tag}&columns=name,gap");

        Assert.Contains(",\"'=1+1\",-0.02", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_are_in_it_each_run_once()
    {
        var tag = $"file{Guid.NewGuid():N}";
        var specs = Enumerable.Range(0, 1_203).Select(i => New($"run {i}", tag)).ToList();
        await api.Get<IRunStore>().CreateManyAsync(specs, ApiFixture.Token);

        var rows = await ReadAsync($"?tag={tag}&pageSize=10&page=7&columns=name");

        Assert.Equal(1_204, rows.Length);
        Assert.Equal(1_204, rows.Distinct().Count());
        foreach (var run in (await api.Get<IRunStore>().ListAsync(new RunQuery { Tag = tag, PageSize = 2_000 }, ApiFixture.Token)).Items)
        {
            await api.Get<IRunStore>().TryCancelAsync(run.Id, ApiFixture.Token);
        }
    }

    [Fact]
    public async Task Ticked_runs_alone_are_in_the_file_of_a_selection()
    {
        var tag = $"file{Guid.NewGuid():N}";
        var (first, second) = (await AddAsync("first", tag, gap: 0.07), await AddAsync("second", tag, gap: 0.03));
        await AddAsync("third", tag, gap: 0.01);

        Assert.Equal(["id,name", $"{second},second", $"{first},first"], await ReadAsync($"?columns=name&selected={second},{first}"));
    }

    [Fact]
    public async Task A_search_that_cannot_be_read_is_no_file()
    {
        using var response = await api.GetAsync("/runs/table.csv?query=l2+%3E");
        Assert.Contains("query", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).Errors.Keys);
    }

    private async Task<string[]> ReadAsync(string query)
    {
        using var response = await api.GetAsync("/runs/table.csv" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("runs.csv", response.Content.Headers.ContentDisposition?.FileName);
        return (await response.Content.ReadAsStringAsync(ApiFixture.Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static NewRun New(string name, string tag)
    {
        var spec = new RunSpec { Name = name, Tags = [tag] };
        return new NewRun
        {
            Name = name,
            SpecJson = SpecJson.Serialize(spec),
            DatasetName = "Two moons",
            CouplingLayers = spec.Model.CouplingLayers,
            HiddenSize = spec.Model.HiddenSize,
            HiddenLayers = spec.Model.HiddenLayers,
            LearningRate = spec.Training.LearningRate,
            L2 = spec.Training.L2,
            Epochs = spec.Training.Epochs,
            Tags = [tag],
        };
    }

    private async Task<string> AddAsync(string name, string tag, double gap)
    {
        var (runs, metrics) = (api.Get<IRunStore>(), api.Get<RealNvp.Data.Metrics.IMetricStore>());
        var run = await runs.CreateAsync(New(name, tag), ApiFixture.Token);
        await runs.TryStartAsync(run.Id, ApiFixture.Token);
        await runs.SetStartAsync(run.Id, new RunStart(["x1", "x2"], 100, 10, 50, 1.1, 0, "{}"), ApiFixture.Token);
        await metrics.AppendAsync(run.Id, [new RealNvp.Data.Metrics.EpochMetric(1, 1.2, 1.1 + gap, 0, 1e-3, 1, 2)], null, ApiFixture.Token);
        await runs.TryCompleteAsync(run.Id, new RunFinish(1e-6, 100, 1_000), ApiFixture.Token);
        return run.Id;
    }
}
