using System.Net;
using System.Text.Json;

namespace RealNvp.Web.Tests.Api;

/// <summary>Reproductions over REST. The scripted trainer's numbers follow from the epoch alone; its weights are no file of weights.</summary>
[Collection(ApiCollection.Name)]
public class RunReproduceTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task A_reproduction_has_the_same_settings_and_seed_and_is_compared_with_its_run()
    {
        var source = await api.LaunchAsync("""{"name":"once","training":{"epochs":3,"seed":5,"l2":0.00217}}""");
        var id = source.GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");

        using var response = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/reproduce");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var again = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
        var againId = again.GetProperty("id").GetString()!;
        await api.WaitForAsync(againId, "completed");

        Assert.Equal("once, again", again.GetProperty("name").GetString());
        Assert.Equal("reproduction", again.GetProperty("lineage").GetProperty("origin").GetString());
        Assert.Equal(source.GetProperty("spec").GetProperty("training").ToString(), again.GetProperty("spec").GetProperty("training").ToString());
        var found = await api.GetJsonAsync($"{Runs}/{againId}/reproduction");
        Assert.Equal((id, 3, 3), (found.GetProperty("sourceId").GetString(), found.GetProperty("epochs").GetInt32(), found.GetProperty("equalEpochs").GetInt32()));
        Assert.Equal("unfinished", found.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Undefined, found.TryGetProperty("firstDifference", out var first) ? first.ValueKind : JsonValueKind.Undefined);
        Assert.Single((await api.GetJsonAsync($"{Runs}/{id}/lineage")).GetProperty("sameSettings").EnumerateArray());
    }

    [Fact]
    public async Task Only_a_run_that_is_done_and_no_fork_can_be_reproduced()
    {
        var id = (await api.LaunchAsync("""{"name":"fail@1","training":{"epochs":2}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "failed");
        using var failed = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/reproduce");
        Assert.Contains("only a run that is done", (await Problem.ReadAsync(failed, HttpStatusCode.Conflict)).Detail, StringComparison.Ordinal);

        using var none = await api.SendAsync(HttpMethod.Post, $"{Runs}/none/reproduce");
        await Problem.ReadAsync(none, HttpStatusCode.NotFound);
        using var compared = await api.GetAsync($"{Runs}/{id}/reproduction");
        await Problem.ReadAsync(compared, HttpStatusCode.NotFound);
    }
}
