using System.Net;
using System.Text.Json;
using RealNvp.Data.Metrics;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Export;

namespace RealNvp.Web.Tests.Api;

/// <summary>What can be asked of a run and done with it, from launch to deletion. The trainer's script is in the run's name.</summary>
[Collection(ApiCollection.Name)]
public class RunLifeTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task A_run_trains_is_cancelled_resumed_completed_and_deleted()
    {
        var id = (await api.LaunchAsync("""{"name":"delay=30 hold@40","training":{"epochs":60}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, run => run.GetProperty("progress").GetProperty("epoch").GetInt32() >= 3, "three epochs are done");

        using (var early = await api.SendAsync(HttpMethod.Delete, $"{Runs}/{id}"))
        {
            Assert.Contains("cancel it first", (await Problem.ReadAsync(early, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
        }

        using (var noWeights = await api.GetAsync($"{Runs}/{id}/weights"))
        {
            Assert.Contains("no weights yet", (await Problem.ReadAsync(noWeights, HttpStatusCode.NotFound)).Detail!, StringComparison.Ordinal);
        }

        using (var cancel = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/cancel"))
        {
            Assert.Equal(HttpStatusCode.OK, cancel.StatusCode);
        }

        var cancelled = await api.WaitForAsync(id, "cancelled");
        Assert.True(cancelled.GetProperty("times").TryGetProperty("endedAt", out _));
        using (var again = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/cancel"))
        {
            Assert.Contains("already been cancelled", (await Problem.ReadAsync(again, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
        }

        api.Release(id);
        using (var resume = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/resume"))
        {
            Assert.Equal(HttpStatusCode.OK, resume.StatusCode);
        }

        var completed = await api.WaitForAsync(id, "completed");
        await CheckCurveAsync(id, completed);
        using (var weights = await api.GetAsync($"{Runs}/{id}/weights"))
        {
            Assert.Equal("weights after 60", await weights.Content.ReadAsStringAsync(ApiFixture.Token));
            Assert.Equal("application/octet-stream", weights.Content.Headers.ContentType?.MediaType);
            Assert.Equal($"realnvp-{id}.safetensors", weights.Content.Headers.ContentDisposition?.FileName);
        }

        using (var resume = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/resume"))
        {
            Assert.Contains("completed", (await Problem.ReadAsync(resume, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
        }

        using (var trash = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash"))
        {
            Assert.Equal(HttpStatusCode.OK, trash.StatusCode);
        }

        using (var delete = await api.SendAsync(HttpMethod.Delete, $"{Runs}/{id}"))
        {
            Assert.Equal(HttpStatusCode.NoContent, delete.StatusCode);
        }

        using var gone = await api.GetAsync($"{Runs}/{id}");
        await Problem.ReadAsync(gone, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_failed_run_says_why_and_what_to_change()
    {
        var id = (await api.LaunchAsync("""{"name":"fail@2","training":{"epochs":5}}""")).GetProperty("id").GetString()!;
        var run = await api.WaitForAsync(id, "failed");
        Assert.Equal("The loss became NaN in epoch 3.", run.GetProperty("failure").GetProperty("reason").GetString());
        Assert.Equal("Lower the learning rate.", run.GetProperty("failure").GetProperty("advice").GetString());
    }

    [Fact]
    public async Task A_run_s_log_is_read_line_by_line()
    {
        var id = (await api.LaunchAsync("""{"name":"log@2","training":{"epochs":3}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        var log = await api.GetJsonAsync($"{Runs}/{id}/log");
        Assert.Equal(1, log.GetProperty("total").GetInt32());
        Assert.Equal(
            """{"at":"1970-01-01T00:00:02Z","epoch":2,"level":"warning","message":"something at epoch 2"}""",
            log.GetProperty("items")[0].GetRawText());
    }

    [Fact]
    public async Task A_diverged_curve_has_null_where_it_is_not_finite()
    {
        var id = (await api.LaunchAsync("""{"training":{"epochs":1}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        await api.Get<IMetricStore>().AppendAsync(
            id, [new EpochMetric(2, double.NaN, double.PositiveInfinity, 0, 1e-3, double.NaN, 2)], null, ApiFixture.Token);
        var metrics = await api.GetJsonAsync($"{Runs}/{id}/metrics?after=1");
        Assert.Equal("[null]", metrics.GetProperty("trainNll").GetRawText());
        Assert.Equal("[null]", metrics.GetProperty("valNll").GetRawText());
        Assert.Equal("[0.001]", metrics.GetProperty("learningRate").GetRawText());
        var summary = (await api.GetJsonAsync($"{Runs}/{id}")).GetProperty("summary");
        Assert.False(summary.TryGetProperty("valNll", out _));
        Assert.Equal(1, summary.GetProperty("bestEpoch").GetInt32());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/log")]
    [InlineData("GET", "/snapshots")]
    [InlineData("GET", "/snapshots/1")]
    [InlineData("GET", "/weights")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/resume")]
    [InlineData("POST", "/trash")]
    [InlineData("POST", "/restore")]
    [InlineData("DELETE", "")]
    public async Task A_run_that_does_not_exist_is_named(string method, string path)
    {
        using var response = await api.SendAsync(new HttpMethod(method), $"{Runs}/nosuchrun2{path}");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.NotFound);
        Assert.Contains("nosuchrun2", problem.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshots_come_as_JSON_with_null_for_NaN_and_as_the_file_they_are()
    {
        var id = (await api.LaunchAsync("""{"training":{"epochs":1}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        var bytes = Points(float.NaN);
        await api.Get<ISnapshotStore>().SaveAsync(id, 1, bytes, ApiFixture.Token);

        var list = await api.GetJsonAsync($"{Runs}/{id}/snapshots");
        var item = list.GetProperty("items").EnumerateArray().Single();
        Assert.Equal((1, 1), (list.GetProperty("total").GetInt32(), item.GetProperty("epoch").GetInt32()));

        var json = await api.GetJsonAsync(item.GetProperty("url").GetString()!);
        Assert.Equal(["x", "y"], json.GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.Equal("[[1,2],[3,null]]", json.GetProperty("data").GetRawText());
        Assert.Equal("[[7,8],[9,10]]", json.GetProperty("generated").GetRawText());

        foreach (var (path, accept) in new[] { ("?format=safetensors", "*/*"), ("", "application/octet-stream") })
        {
            using var file = await api.SendAsync(HttpMethod.Get, $"{Runs}/{id}/snapshots/1{path}", ("Accept", accept));
            Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync(ApiFixture.Token));
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        using var missing = await api.GetAsync($"{Runs}/{id}/snapshots/7");
        Assert.Contains("no snapshot of epoch 7", (await Problem.ReadAsync(missing, HttpStatusCode.NotFound)).Detail!, StringComparison.Ordinal);
        using var noNumber = await api.GetAsync($"{Runs}/{id}/snapshots/last");
        await Problem.ReadAsync(noNumber, HttpStatusCode.NotFound);
        using var format = await api.GetAsync($"{Runs}/{id}/snapshots/1?format=xml");
        Assert.Contains("json or safetensors", (await Problem.ReadAsync(format, HttpStatusCode.BadRequest)).MessageOf("format"), StringComparison.Ordinal);
    }

    private async Task CheckCurveAsync(string id, JsonElement run)
    {
        var metrics = await api.GetJsonAsync($"{Runs}/{id}/metrics?maxPoints=0");
        Assert.Equal(Enumerable.Range(1, 60), metrics.GetProperty("epoch").EnumerateArray().Select(epoch => epoch.GetInt32()));
        foreach (var column in new[] { "trainNll", "valNll", "penalty", "learningRate", "gradNorm", "seconds" })
        {
            Assert.Equal(60, metrics.GetProperty(column).GetArrayLength());
        }

        Assert.Equal(60, metrics.GetProperty("next").GetInt32());
        var tail = await api.GetJsonAsync($"{Runs}/{id}/metrics?after=58");
        Assert.Equal([59, 60], tail.GetProperty("epoch").EnumerateArray().Select(epoch => epoch.GetInt32()));
        Assert.InRange((await api.GetJsonAsync($"{Runs}/{id}/metrics?maxPoints=10")).GetProperty("epoch").GetArrayLength(), 2, 10);
        using var wrong = await api.GetAsync($"{Runs}/{id}/metrics?after=-1&maxPoints=many");
        Assert.Equal(["after", "maxPoints"], (await Problem.ReadAsync(wrong, HttpStatusCode.BadRequest)).Errors.Keys.Order());

        var summary = run.GetProperty("summary");
        Assert.Equal(2.0 / 60, summary.GetProperty("bestValNll").GetDouble(), 1e-12);
        Assert.Equal(60, summary.GetProperty("bestEpoch").GetInt32());
        Assert.Equal(1.1, summary.GetProperty("entropyFloor").GetDouble());
        Assert.Equal((2.0 / 60) - 1.1, summary.GetProperty("gap").GetDouble(), 1e-12);
        Assert.Equal(1e-6, summary.GetProperty("roundTripError").GetDouble());
        Assert.Equal("scripted", run.GetProperty("provenance").GetProperty("evaluator").GetString());
    }

    private static byte[] Points(float odd)
    {
        using var stream = new MemoryStream();
        SafeTensorsWriter.Write(
            stream,
            new SafeTensorsFile(
                [
                    SafeTensor.Of("data", [1f, 2f, 3f, odd], 2, 2),
                    SafeTensor.Of("latent", [0f, 0f, 0f, 0f], 2, 2),
                    SafeTensor.Of("noise", [5f, 6f, 5f, 6f], 2, 2),
                    SafeTensor.Of("generated", [7f, 8f, 9f, 10f], 2, 2),
                ],
                new Dictionary<string, string>()));
        return stream.ToArray();
    }
}
