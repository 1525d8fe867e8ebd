using System.Globalization;
using System.Net;
using System.Text;
using RealNvp.Data.Artifacts;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;

namespace RealNvp.Web.Tests.Api;

/// <summary>Scoring and sampling over HTTP, by the real program in a process of its own.</summary>
[Collection(ApiCollection.Name)]
public sealed class RunUseTests(ApiFixture api)
{
    private static readonly FlowShape Shape = new(2, 2, 4, 1);

    [Fact]
    public async Task A_table_comes_back_with_its_scores()
    {
        var run = await CompleteAsync(WeightsOf(FlowWithNames("a", "b")));

        using var response = await PostAsync(run, "b;a;note\n0,5;1;x\n;2;y\n", "text/csv");

        var lines = (await response.Content.ReadAsStringAsync(ApiFixture.Token)).TrimEnd().Split('\n');
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("text/csv", "rows-scored.csv"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileNameStar));
        Assert.Equal(("2", "1"), (response.Headers.GetValues("RealNvp-Rows").Single(), response.Headers.GetValues("RealNvp-Unusable-Rows").Single()));
        Assert.Equal("b;a;note;log_p;share_less_likely", lines[0]);
        Assert.StartsWith("0,5;1;x;-", lines[1], StringComparison.Ordinal);
        Assert.Equal(";2;y;;", lines[2]);
    }

    [Fact]
    public async Task A_form_with_a_file_does_as_well_and_names_the_answer()
    {
        var run = await CompleteAsync(WeightsOf(FlowWithNames("a", "b")));
        using var form = new MultipartFormDataContent { { new StringContent("a,b\n1,2\n"), "file", "my rows.csv" } };

        using var response = await api.Client.PostAsync(new Uri($"/api/v1/runs/{run}/score", UriKind.Relative), form, ApiFixture.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("my rows-scored.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Theory]
    [InlineData("x,y\n1,2\n", "data", "no column a, b")]
    [InlineData("a,b\n1,\n", "data", "line 2, column b: no value")]
    [InlineData("", "file", "empty")]
    public async Task A_table_that_does_not_fit_is_refused_with_the_reason(string csv, string field, string reason)
    {
        var run = await CompleteAsync(WeightsOf(FlowWithNames("a", "b")));

        using var response = await PostAsync(run, csv, "text/csv");

        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(reason, problem.MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_file_is_refused()
    {
        var run = await CompleteAsync(WeightsOf(FlowWithNames("a", "b")));
        using var form = new MultipartFormDataContent { { new StringContent("1"), "other" } };

        using var response = await api.Client.PostAsync(new Uri($"/api/v1/runs/{run}/score", UriKind.Relative), form, ApiFixture.Token);

        Assert.Contains("file is missing", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf("file"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_are_none_are_told_of()
    {
        var run = await CompleteAsync(Encoding.UTF8.GetBytes("these are no weights"));

        using var score = await PostAsync(run, "a,b\n1,2\n", "text/csv");
        using var sample = await api.GetAsync($"/api/v1/runs/{run}/sample");

        Assert.Contains("not a safetensors file", (await Problem.ReadAsync(score, HttpStatusCode.BadRequest)).MessageOf("weights"), StringComparison.Ordinal);
        Assert.Contains("not a safetensors file", (await Problem.ReadAsync(sample, HttpStatusCode.InternalServerError)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_drawn_in_original_units_the_same_for_a_seed()
    {
        var run = await CompleteAsync(WeightsOf(FlowWithNames("height, cm", "b")));

        var first = await api.Client.GetStringAsync(new Uri($"/api/v1/runs/{run}/sample?count=5000&seed=7", UriKind.Relative), ApiFixture.Token);
        var second = await api.Client.GetStringAsync(new Uri($"/api/v1/runs/{run}/sample?count=5000&seed=7", UriKind.Relative), ApiFixture.Token);

        var lines = first.TrimEnd().Split('\n');
        Assert.Equal(first, second);
        Assert.Equal((5001, "\"height, cm\",b"), (lines.Length, lines[0]));
        Assert.InRange(lines.Skip(1).Average(line => double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)), 80, 120);
    }

    [Fact]
    public async Task Wrong_wishes_and_runs_without_weights_are_refused()
    {
        using var wrong = await api.GetAsync($"/api/v1/runs/{await CompleteAsync([])}/sample?count=0&seed=-1&more=1");
        var problem = await Problem.ReadAsync(wrong, HttpStatusCode.BadRequest);
        Assert.Contains("1 to 10,000,000", problem.MessageOf("count"), StringComparison.Ordinal);
        Assert.Contains("no parameter more", problem.MessageOf("more"), StringComparison.Ordinal);

        var waiting = (await api.LaunchAsync("""{"name":"delay=500","training":{"epochs":50}}""")).GetProperty("id").GetString()!;
        using var early = await api.GetAsync($"/api/v1/runs/{waiting}/sample");
        using var earlyScore = await PostAsync(waiting, "a,b\n1,2\n", "text/csv");
        using var nobody = await api.GetAsync("/api/v1/runs/nosuchrun2/sample");
        using var noTable = await api.GetAsync($"/api/v1/runs/{waiting}/scores/none");
        Assert.All([early, earlyScore, nobody, noTable], response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
        using var cancelled = await api.SendAsync(HttpMethod.Post, $"/api/v1/runs/{waiting}/cancel");
    }

    private static FlowFile FlowWithNames(params string[] columns)
    {
        var layout = new ParameterLayout(Shape);
        return new FlowFile(Shape, FlowInitializer.Create(layout, new SeededRandom(1)), new Standardizer([100, 0], [10, 1]), columns, Spec: null)
        {
            TrainingLogProb = LogProbQuantiles.Of([-60, -6, -5, -4]),
        };
    }

    private static byte[] WeightsOf(FlowFile flow)
    {
        var path = Path.GetTempFileName();
        try
        {
            flow.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A run that has ended with these weights.</summary>
    private async Task<string> CompleteAsync(byte[] weights)
    {
        var id = (await api.LaunchAsync("""{"training":{"epochs":1}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        await api.Get<IArtifactStore>().SaveAsync(id, ArtifactKind.Weights, 1, weights, ApiFixture.Token);
        return id;
    }

    private Task<HttpResponseMessage> PostAsync(string run, string body, string type) => api.Client.PostAsync(
        new Uri($"/api/v1/runs/{run}/score", UriKind.Relative), new StringContent(body, Encoding.UTF8, type), ApiFixture.Token);
}
