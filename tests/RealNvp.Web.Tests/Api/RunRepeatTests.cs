using System.Net;
using System.Text.Json;

namespace RealNvp.Web.Tests.Api;

/// <summary>Running settings again, clones, and what runs have to do with each other. The trainer's script is in the run's name.</summary>
[Collection(ApiCollection.Name)]
public class RunRepeatTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task Repeats_differ_in_nothing_but_seed_and_name_and_are_found_again()
    {
        var source = await api.LaunchAsync("""{"name":"again","training":{"epochs":3,"seed":2,"learningRate":0.0017},"tags":["t"]}""");
        var id = source.GetProperty("id").GetString()!;

        var first = await RepeatAsync(id, """{"count":3}""");
        Assert.Equal([1, 3, 4], first.Select(SeedOf));
        Assert.Equal("again, seed 1", first[0].GetProperty("name").GetString());
        Assert.Equal("t", first[0].GetProperty("tags")[0].GetString());
        Assert.All(first, run =>
        {
            Assert.Equal("repeat", run.GetProperty("lineage").GetProperty("origin").GetString());
            Assert.Equal(id, run.GetProperty("lineage").GetProperty("parentId").GetString());
            Assert.Equal(source.GetProperty("settingsHash").GetString(), run.GetProperty("settingsHash").GetString());
            Assert.Equal(0.0017, run.GetProperty("spec").GetProperty("training").GetProperty("learningRate").GetDouble());
        });

        var second = await RepeatAsync(first[0].GetProperty("id").GetString()!, """{"seeds":[40]}""");
        Assert.Equal("again, seed 40", second[0].GetProperty("name").GetString());

        var family = await api.GetJsonAsync($"{Runs}/{id}/lineage");
        Assert.Equal(5, family.GetProperty("sameSettings").GetArrayLength());
        Assert.Equal([0, 1, 2, 1, 1], family.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("depth").GetInt32()));
        var change = Assert.Single(family.GetProperty("items")[1].GetProperty("changes").EnumerateArray());
        Assert.Equal("training.seed", change.GetProperty("key").GetString());
        foreach (var run in first.Concat(second))
        {
            await api.WaitForAsync(run.GetProperty("id").GetString()!, "completed");
        }
    }

    [Fact]
    public async Task Without_a_body_five_are_launched()
    {
        var id = (await api.LaunchAsync("""{"name":"five","training":{"epochs":2}}""")).GetProperty("id").GetString()!;
        using var response = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/repeat");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(5, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token)).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{"count":0}""", "count", "count is 0; it must be a whole number from 1 to 100.")]
    [InlineData("""{"count":2.5}""", "count", "count is 2.5; it must be a whole number from 1 to 100.")]
    [InlineData("""{"seeds":[1,1]}""", "seeds", "seeds has 1 more than once; each must be another one.")]
    [InlineData("""{"seeds":"2"}""", "seeds", "seeds is \"2\"; it must be a list of whole numbers.")]
    [InlineData("""{"seed":2}""", "seed", "There is no field seed; the body has count or seeds.")]
    [InlineData("""{"count":2,"seeds":[1]}""", "count", "count and seeds are both given; give how many or which, not both.")]
    [InlineData("""[5]""", "body", "The body must be a JSON object with the field count or the field seeds.")]
    [InlineData("""{"count":""", "body", "The body is not JSON; it must be a JSON object with the field count or the field seeds.")]
    public async Task What_is_wrong_with_a_repetition_is_named(string body, string field, string message)
    {
        var id = (await api.LaunchAsync("""{"name":"wrong","training":{"epochs":1}}""")).GetProperty("id").GetString()!;
        using var response = await api.PostAsync($"{Runs}/{id}/repeat", body);

        Assert.Equal(message, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field));
    }

    [Fact]
    public async Task A_run_that_does_not_exist_has_neither_repeats_nor_lineage()
    {
        using var repeat = await api.PostAsync($"{Runs}/none/repeat", "{}");
        await Problem.ReadAsync(repeat, HttpStatusCode.NotFound);
        using var lineage = await api.GetAsync($"{Runs}/none/lineage");
        await Problem.ReadAsync(lineage, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_clone_remembers_its_source_and_says_what_was_changed()
    {
        var id = (await api.LaunchAsync("""{"name":"source","training":{"epochs":1}}""")).GetProperty("id").GetString()!;
        using var response = await api.PostAsync($"{Runs}?from={id}", """{"name":"clone","training":{"epochs":2}}""");
        var clone = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
        Assert.Equal("clone", clone.GetProperty("lineage").GetProperty("origin").GetString());

        await api.WaitForAsync(id, "completed");
        using (var trash = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash"))
        {
            Assert.Equal(HttpStatusCode.OK, trash.StatusCode);
        }

        using (var delete = await api.SendAsync(HttpMethod.Delete, $"{Runs}/{id}"))
        {
            Assert.Equal(HttpStatusCode.NoContent, delete.StatusCode);
        }

        var items = (await api.GetJsonAsync($"{Runs}/{clone.GetProperty("id").GetString()}/lineage")).GetProperty("items");
        Assert.True(items[0].GetProperty("deleted").GetBoolean());
        Assert.Equal(id, items[0].GetProperty("id").GetString());

        using var unknown = await api.PostAsync($"{Runs}?from=none", "{}");
        Assert.Equal("from is \"none\"; it must be the id of a run.", (await Problem.ReadAsync(unknown, HttpStatusCode.BadRequest)).MessageOf("from"));
    }

    private static int SeedOf(JsonElement run) => run.GetProperty("spec").GetProperty("training").GetProperty("seed").GetInt32();

    private async Task<IReadOnlyList<JsonElement>> RepeatAsync(string id, string body)
    {
        using var response = await api.PostAsync($"{Runs}/{id}/repeat", body);
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        return [.. JsonSerializer.Deserialize<JsonElement>(text).GetProperty("items").EnumerateArray()];
    }
}
