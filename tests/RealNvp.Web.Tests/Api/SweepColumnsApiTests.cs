using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

/// <summary>What the charts of a sweep's page fetch. The trainer's script is in the sweep's name.</summary>
[Collection(ApiCollection.Name)]
public class SweepColumnsApiTests(ApiFixture api)
{
    private const string Sweeps = "/api/v1/sweeps";

    [Fact]
    public async Task All_trials_come_as_lists_of_equal_length()
    {
        using var launched = await api.PostAsync(
            Sweeps,
            """{"name":"byRate","kind":"grid","base":{"training":{"epochs":2}},"dimensions":[{"setting":"training.learningRate","values":[0.2,0.1]},{"setting":"training.keepBest","values":[true]}]}""");
        Assert.Equal(HttpStatusCode.Created, launched.StatusCode);
        var id = (await launched.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("id").GetString();
        await Eventually.Async(
            () => api.GetJsonAsync($"{Sweeps}/{id}"), sweep => sweep.GetProperty("status").GetString() == "completed", "the sweep completes");

        var columns = await api.GetJsonAsync($"{Sweeps}/{id}/columns");

        Assert.Equal("""["training.learningRate","training.keepBest"]""", columns.GetProperty("settings").GetRawText());
        Assert.Equal("[1,2]", columns.GetProperty("number").GetRawText());
        Assert.Equal("""["completed","completed"]""", columns.GetProperty("state").GetRawText());
        Assert.Equal("""[["0.2","0.1"],["true","true"]]""", columns.GetProperty("values").GetRawText());
        Assert.Equal(2, columns.GetProperty("objective").EnumerateArray().Count(value => value.ValueKind == JsonValueKind.Number));
        Assert.All(columns.GetProperty("runId").EnumerateArray(), run => Assert.NotEmpty(run.GetString()!));
    }

    [Fact]
    public async Task A_sweep_that_does_not_exist_is_404()
    {
        using var response = await api.Client.GetAsync(new Uri($"{Sweeps}/nope/columns", UriKind.Relative), ApiFixture.Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
