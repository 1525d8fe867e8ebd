using System.Net;
using System.Text.Json;

namespace RealNvp.Web.Tests.Api;

/// <summary>Going on from a run's checkpoints. The trainer keeps one of every epoch; its script is in the run's name.</summary>
[Collection(ApiCollection.Name)]
public class RunForkTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task A_fork_goes_on_with_other_settings_and_shows_the_whole_curve()
    {
        var id = await CompletedAsync("origin", epochs: 4);
        var kept = (await api.GetJsonAsync($"{Runs}/{id}/checkpoints")).GetProperty("items");
        Assert.Equal([1, 2, 3, 4], kept.EnumerateArray().Select(item => item.GetProperty("epoch").GetInt32()));
        Assert.Equal(1, kept[1].GetProperty("valNll").GetDouble());

        var fork = await ForkAsync(id, """{"epoch":2,"training":{"learningRate":1e-4,"epochs":6},"tags":["later"]}""");
        var done = await api.WaitForAsync(fork.GetProperty("id").GetString()!, "completed");

        Assert.Equal("origin, from epoch 2", fork.GetProperty("name").GetString());
        Assert.Equal("later", fork.GetProperty("tags")[0].GetString());
        Assert.Equal(("fork", id, 2), LineageOf(fork));
        Assert.Equal(1e-4, done.GetProperty("spec").GetProperty("training").GetProperty("learningRate").GetDouble());
        Assert.Equal(8, done.GetProperty("spec").GetProperty("model").GetProperty("hiddenSize").GetInt32());
        var metrics = await api.GetJsonAsync($"{Runs}/{fork.GetProperty("id").GetString()}/metrics");
        Assert.Equal([1, 2, 3, 4, 5, 6], metrics.GetProperty("epoch").EnumerateArray().Select(epoch => epoch.GetInt32()));

        var edge = (await api.GetJsonAsync($"{Runs}/{id}/lineage")).GetProperty("items")[1];
        Assert.Equal(2, edge.GetProperty("lineage").GetProperty("forkEpoch").GetInt32());
        Assert.Equal(["training.epochs", "training.learningRate"], edge.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("key").GetString()));
        Assert.Single((await api.GetJsonAsync($"{Runs}/{id}/lineage")).GetProperty("sameSettings").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"epoch":9}""", "epoch", "epoch is 9; it must be one whose checkpoint is kept: 1, 2.")]
    [InlineData("""{}""", "epoch", "epoch is missing; it must be a whole number, the epoch of a checkpoint that the run keeps.")]
    [InlineData("""{"epoch":"2"}""", "epoch", "epoch is \"2\"; it must be a whole number, the epoch of a checkpoint that the run keeps.")]
    [InlineData("""{"epoch":1,"model":{"hiddenSize":9}}""", "model.hiddenSize", "hiddenSize is 9; it must be 8: a fork keeps the flow, the data and the split of the run it goes on from.")]
    [InlineData("""{"epoch":1,"dataset":{"kind":"rings"}}""", "dataset.kind", "kind is rings; it must be moons: a fork keeps the flow, the data and the split of the run it goes on from.")]
    [InlineData("""{"epoch":2}""", "training.epochs", "epochs is 2; it must be a whole number from 3 to 1,000,000, as the fork goes on from epoch 2.")]
    [InlineData("""{"epoch":1,"training":{"rate":1}}""", "training.rate", "There is no field training.rate")]
    [InlineData("""{"epoch":1,"training":{"learningRate":5}}""", "training.learningRate", "learningRate is 5; it must be a number greater than 0 and at most 1.")]
    [InlineData("""[1]""", "body", "The body must be a JSON object with the field epoch, and the settings to change.")]
    [InlineData("""{"epoch":""", "body", "The body is not JSON; it must be a JSON object with the field epoch, and the settings to change.")]
    public async Task What_is_wrong_with_a_fork_is_named(string body, string field, string message)
    {
        var id = await CompletedAsync("wrong fork", epochs: 2);
        using var response = await api.PostAsync($"{Runs}/{id}/fork", body);

        Assert.StartsWith(message, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_is_not_run_again_with_other_seeds()
    {
        var id = await CompletedAsync("no seeds", epochs: 2);
        var fork = (await ForkAsync(id, """{"epoch":1}""")).GetProperty("id").GetString();
        using var response = await api.PostAsync($"{Runs}/{fork}/repeat", "{}");

        Assert.Contains("a fork", (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf("id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_does_not_exist_has_no_checkpoints_and_no_forks()
    {
        using var list = await api.GetAsync($"{Runs}/none/checkpoints");
        await Problem.ReadAsync(list, HttpStatusCode.NotFound);
        using var fork = await api.PostAsync($"{Runs}/none/fork", """{"epoch":1}""");
        await Problem.ReadAsync(fork, HttpStatusCode.NotFound);
    }

    private static (string? Origin, string? Parent, int Epoch) LineageOf(JsonElement run)
    {
        var lineage = run.GetProperty("lineage");
        return (lineage.GetProperty("origin").GetString(), lineage.GetProperty("parentId").GetString(), lineage.GetProperty("forkEpoch").GetInt32());
    }

    private async Task<string> CompletedAsync(string name, int epochs)
    {
        var run = await api.LaunchAsync($$"""{"name":"{{name}}","training":{"epochs":{{epochs}} },"model":{"hiddenSize":8} }""");
        var id = run.GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        return id;
    }

    private async Task<JsonElement> ForkAsync(string id, string body)
    {
        using var response = await api.PostAsync($"{Runs}/{id}/fork", body);
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
