using System.Net;
using System.Text;
using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public class RunOrganiseTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task A_run_is_renamed_favoured_and_archived_in_one_call()
    {
        var id = await AddAsync();

        var run = await PatchAsync(id, """{"name":" better ","favourite":true,"archived":true}""");

        Assert.Equal(("better", true), (run.GetProperty("name").GetString(), run.GetProperty("favourite").GetBoolean()));
        Assert.Equal("better", run.GetProperty("spec").GetProperty("name").GetString());
        Assert.True(run.TryGetProperty("archivedAt", out _));
        Assert.Empty(await FoundAsync($"?search={id}"));
        Assert.Equal([id], await FoundAsync($"?search={id}&shelf=archived&query=favourite%20%3D%20true"));
        Assert.Equal([id], await FoundAsync($"?search={id}&query=archived%20%3D%20true"));
        Assert.Equal([id], await FoundAsync($"?search={id}&query=not%20archived%20%3D%20false"));
        Assert.Empty(await FoundAsync($"?search={id}&query=archived%20%3D%20false"));
        Assert.False((await PatchAsync(id, """{"archived":false}""")).TryGetProperty("archivedAt", out _));
    }

    [Theory]
    [InlineData("""{"name":""}""", "name", "name is empty")]
    [InlineData("""{"name":7}""", "name", "must be a text")]
    [InlineData("""{"name":"changed","archived":1}""", "archived", "true or false")]
    [InlineData("""{"favourite":"yes"}""", "favourite", "true or false")]
    [InlineData("""{"tags":"x"}""", "tags", "list of texts")]
    [InlineData("""{"name":"changed","tags":["a,b"]}""", "tags", "no commas")]
    [InlineData("""{"name":"changed","tags":[" "]}""", "tags", "a tag has 1 to 50")]
    [InlineData("""{"tags":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21"]}""", "tags", "at most 20")]
    [InlineData("""{"colour":"red"}""", "colour", "There is no field colour")]
    [InlineData("[]", "body", "JSON object")]
    [InlineData("{", "body", "JSON object")]
    public async Task A_wrong_change_is_named_and_nothing_is_changed(string body, string field, string told)
    {
        var id = await AddAsync();

        using var response = await SendAsync(HttpMethod.Patch, $"{Runs}/{id}", body);

        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
        Assert.Equal("a run", (await api.GetJsonAsync($"{Runs}/{id}")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_ended_run_goes_into_the_trash_and_comes_back_a_waiting_one_does_not_go()
    {
        var id = await AddAsync();
        using (await SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash", null, HttpStatusCode.OK))
        {
            Assert.Equal([id], await FoundAsync($"?search={id}&shelf=trash"));
        }

        using (await SendAsync(HttpMethod.Post, $"{Runs}/{id}/restore", null, HttpStatusCode.OK))
        {
            Assert.Equal([id], await FoundAsync($"?search={id}"));
        }

        var waiting = await api.Get<IRunStore>().CreateAsync(StudioFolder.NewRun(new RunSpec()), ApiFixture.Token);
        using var refused = await SendAsync(HttpMethod.Post, $"{Runs}/{waiting.Id}/trash", null);
        Assert.Contains("cancel it first", (await Problem.ReadAsync(refused, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
        using var missing = await SendAsync(HttpMethod.Post, $"{Runs}/nosuchrun1/trash", null, HttpStatusCode.NotFound);
        await api.Get<IRunStore>().TryCancelAsync(waiting.Id, ApiFixture.Token);
    }

    [Fact]
    public async Task Only_what_lies_in_the_trash_is_deleted_for_good_and_nothing_there_is_resumed()
    {
        var id = await AddAsync();
        using var early = await SendAsync(HttpMethod.Delete, $"{Runs}/{id}", null);
        Assert.Contains("not in the trash", (await Problem.ReadAsync(early, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
        using var trashed = await SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash", null, HttpStatusCode.OK);
        using var resumed = await SendAsync(HttpMethod.Post, $"{Runs}/{id}/resume", null);
        Assert.Contains("restore it first", (await Problem.ReadAsync(resumed, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);

        using var deleted = await SendAsync(HttpMethod.Delete, $"{Runs}/{id}", null, HttpStatusCode.NoContent);

        using var gone = await SendAsync(HttpMethod.Get, $"{Runs}/{id}", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_runs_are_changed_at_once_and_changed_back()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        async Task<IEnumerable<string?>> ChangedAsync(string action)
        {
            using var response = await SendAsync(
                HttpMethod.Post, $"{Runs}/bulk", $$"""{"ids":["{{first}}","{{second}}","nosuchrun1"],"action":"{{action}}"}""", HttpStatusCode.OK);
            var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
            return body.GetProperty("changed").EnumerateArray().Select(id => id.GetString()).Order();
        }

        string[] both = [.. new[] { first, second }.Order()];
        Assert.Equal(both, await ChangedAsync("favourite"));
        Assert.Empty(await ChangedAsync("favourite"));
        Assert.Equal(both, await ChangedAsync("unfavourite"));
        Assert.Empty(await ChangedAsync("delete"));
        Assert.Equal(both, await ChangedAsync("trash"));
        Assert.Equal(both, await ChangedAsync("restore"));
        Assert.Equal(both, await ChangedAsync("trash"));
        Assert.Equal(both, await ChangedAsync("delete"));
        using var gone = await api.GetAsync($"{Runs}/{first}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Waiting_runs_are_cancelled_together_and_named_and_ended_ones_stay()
    {
        var ended = await AddAsync();
        var waiting = (await api.Get<IRunStore>().CreateAsync(StudioFolder.NewRun(new RunSpec()), ApiFixture.Token)).Id;

        using var response = await SendAsync(HttpMethod.Post, $"{Runs}/bulk", $$"""{"ids":["{{ended}}","{{waiting}}","nosuchrun1"],"action":"cancel"}""", HttpStatusCode.OK);

        Assert.Equal($$"""{"changed":["{{waiting}}"]}""", await response.Content.ReadAsStringAsync(ApiFixture.Token));
        Assert.Equal(RunStatus.Cancelled, (await api.Get<IRunStore>().FindAsync(waiting, ApiFixture.Token))!.Status);
    }

    [Fact]
    public async Task Tags_are_set_on_one_run_and_added_to_and_removed_from_many()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        var tag = $"t{first}";

        Assert.Equal([tag, "b"], TagsOf(await PatchAsync(first, $$"""{"tags":[" {{tag}} ","b"]}""")));
        Assert.Equal([second], await BulkAsync("addTags"));
        Assert.Equal([second, first], await FoundAsync($"?query=tag%20%3D%20{tag}"));
        Assert.Equal([second, first], await FoundAsync($"?tag={tag}"));
        Assert.Equal(2, (await BulkAsync("removeTags")).Count());
        Assert.Empty(await FoundAsync($"?tag={tag}"));
        Assert.Equal(["b"], TagsOf(await api.GetJsonAsync($"{Runs}/{first}")));

        async Task<IEnumerable<string?>> BulkAsync(string action)
        {
            using var response = await SendAsync(
                HttpMethod.Post, $"{Runs}/bulk", $$"""{"ids":["{{first}}","{{second}}"],"action":"{{action}}","tags":["{{tag}}"]}""", HttpStatusCode.OK);
            var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
            Assert.Empty(body.GetProperty("full").EnumerateArray());
            return [.. body.GetProperty("changed").EnumerateArray().Select(id => id.GetString())];
        }
    }

    [Fact]
    public async Task A_clone_has_the_tags_that_its_original_has_now()
    {
        var id = await AddAsync();
        await PatchAsync(id, """{"tags":["late"]}""");

        Assert.Equal(["late"], StoredSpec.Of((await api.Get<IRunStore>().FindAsync(id, ApiFixture.Token))!).Tags);
    }

    [Theory]
    [InlineData("""{"action":"archive"}""", "ids", "1 to 1,000")]
    [InlineData("""{"ids":["a",7],"action":"archive"}""", "ids", "run ids")]
    [InlineData("""{"ids":["a"],"action":"burn"}""", "action", "favourite, unfavourite, archive, unarchive, trash, restore, addTags, removeTags, cancel, delete")]
    [InlineData("""{"ids":["a"],"action":"addTags"}""", "tags", "at least one for addTags")]
    [InlineData("""{"ids":["a"],"action":"removeTags","tags":[7]}""", "tags", "list of texts")]
    [InlineData("""{"ids":["a"],"action":"addTags","tags":["a\nb"]}""", "tags", "no commas, line breaks")]
    [InlineData("""{"ids":["a"],"action":"trash","tags":["a"]}""", "tags", "addTags and removeTags only")]
    [InlineData("""{"ids":["a"],"action":"trash","when":"now"}""", "when", "There is no field when")]
    public async Task A_wrong_bulk_change_is_named(string body, string field, string told)
    {
        using var response = await SendAsync(HttpMethod.Post, $"{Runs}/bulk", body);
        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trash_is_not_emptied_before_its_time()
    {
        var id = await AddAsync();
        using var trashed = await SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash", null, HttpStatusCode.OK);

        Assert.Equal(0, await api.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<TrashKeeper>().Single().EmptyAsync(ApiFixture.Token));

        Assert.Equal([id], await FoundAsync($"?search={id}&shelf=trash"));
    }

    [Fact]
    public async Task The_trash_is_emptied_by_a_call_and_nothing_else_goes()
    {
        var (id, kept) = (await AddAsync(), await AddAsync());
        using var trashed = await SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash", null, HttpStatusCode.OK);

        using var response = await SendAsync(HttpMethod.Post, $"{Runs}/empty-trash", null, HttpStatusCode.OK);

        Assert.Contains($"\"{id}\"", await response.Content.ReadAsStringAsync(ApiFixture.Token), StringComparison.Ordinal);
        Assert.Empty(await FoundAsync($"?search={id}&shelf=all"));
        Assert.Equal([kept], await FoundAsync($"?search={kept}"));
    }

    private static IEnumerable<string?> TagsOf(JsonElement run) => run.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString());

    private async Task<string> AddAsync()
    {
        var run = await api.Get<IRunStore>().CreateAsync(StudioFolder.NewRun(new RunSpec()), ApiFixture.Token);
        Assert.True(await api.Get<IRunStore>().TryCancelAsync(run.Id, ApiFixture.Token));
        return run.Id;
    }

    private async Task<IEnumerable<string?>> FoundAsync(string query) =>
        (await api.GetJsonAsync(Runs + query)).GetProperty("items").EnumerateArray().Select(run => run.GetProperty("id").GetString()).ToList();

    private async Task<JsonElement> PatchAsync(string id, string body)
    {
        using var response = await SendAsync(HttpMethod.Patch, $"{Runs}/{id}", body, HttpStatusCode.OK);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, HttpStatusCode? expected = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var response = await api.Client.SendAsync(request, ApiFixture.Token);
        Assert.True(expected is null || response.StatusCode == expected, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(ApiFixture.Token)}");
        return response;
    }
}
