using System.Net;
using System.Text;
using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

/// <summary>Notes over REST.</summary>
[Collection(ApiCollection.Name)]
public class RunNoteTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task A_note_is_written_read_and_found()
    {
        var id = await AddAsync();
        Assert.Equal(0, (await api.GetJsonAsync($"{Runs}/{id}/note")).GetProperty("version").GetInt32());

        using var saved = await PutAsync(id, """{"text":"**Zebrafink**\r\nline","version":0}""");

        Assert.Equal((HttpStatusCode.OK, "\"1\""), (saved.StatusCode, saved.Headers.ETag!.Tag));
        var note = await api.GetJsonAsync($"{Runs}/{id}/note");
        Assert.Equal(("**Zebrafink**\nline", 1), (note.GetProperty("text").GetString(), note.GetProperty("version").GetInt32()));
        var found = await api.GetJsonAsync($"{Runs}?query=note%20~%20zebraFINK");
        Assert.Equal(id, Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        using var unsortable = await api.GetAsync($"{Runs}?query=sort%20by%20note");
        Assert.Equal(HttpStatusCode.BadRequest, unsortable.StatusCode);
    }

    [Fact]
    public async Task A_save_over_a_newer_text_is_refused_with_that_text()
    {
        var id = await AddAsync();
        using var first = await PutAsync(id, """{"text":"theirs"}""", "\"0\"");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var byVersion = await PutAsync(id, """{"text":"mine","version":0}""");
        using var byTag = await PutAsync(id, """{"text":"mine"}""", "\"0\"");
        using var byWeakTag = await PutAsync(id, """{"text":"mine"}""", "W/\"1\"");
        using var byStrangeTag = await PutAsync(id, """{"text":"mine","version":1}""", "\"abc\"");

        Assert.Equal(HttpStatusCode.Conflict, byVersion.StatusCode);
        foreach (var refused in new[] { byVersion, byTag, byWeakTag, byStrangeTag })
        {
            Assert.True(refused == byVersion || refused.StatusCode == HttpStatusCode.PreconditionFailed);
            var problem = JsonSerializer.Deserialize<JsonElement>(await refused.Content.ReadAsStringAsync(ApiFixture.Token));
            Assert.Equal(("theirs", 1), (problem.GetProperty("note").GetProperty("text").GetString(), problem.GetProperty("note").GetProperty("version").GetInt32()));
        }

        using var merged = await PutAsync(id, """{"text":"both"}""", "\"1\"");
        Assert.Equal("\"2\"", merged.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData("[]", "body", "JSON object")]
    [InlineData("{", "body", "JSON object")]
    [InlineData("""{"version":0}""", "text", "text must be a text")]
    [InlineData("""{"text":7,"version":0}""", "text", "text must be a text")]
    [InlineData("""{"text":"a","version":-1}""", "version", "whole number from 0")]
    [InlineData("""{"text":"a","version":0,"colour":1}""", "colour", "There is no field colour")]
    public async Task A_wrong_body_is_named(string body, string field, string told)
    {
        using var response = await PutAsync(await AddAsync(), body);

        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_without_a_version_a_text_too_long_and_a_run_that_is_none_are_refused()
    {
        var id = await AddAsync();
        using var blind = await PutAsync(id, """{"text":"x"}""");
        Assert.Contains("If-Match", (await Problem.ReadAsync(blind, HttpStatusCode.PreconditionRequired)).Detail!, StringComparison.Ordinal);
        using var tooLong = await PutAsync(id, JsonSerializer.Serialize(new { text = new string('x', 20_001), version = 0 }));
        Assert.Contains("at most 20,000", (await Problem.ReadAsync(tooLong, HttpStatusCode.BadRequest)).MessageOf("text"), StringComparison.Ordinal);
        using var missing = await PutAsync("nosuchrun1", """{"text":"x","version":0}""");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var unread = await api.GetAsync($"{Runs}/nosuchrun1/note");
        Assert.Equal(HttpStatusCode.NotFound, unread.StatusCode);
        using var text = await api.Client.PutAsync(new Uri($"{Runs}/{id}/note", UriKind.Relative), new StringContent("x"), ApiFixture.Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    private async Task<string> AddAsync()
    {
        var run = await api.Get<IRunStore>().CreateAsync(StudioFolder.NewRun(new RunSpec()), ApiFixture.Token);
        Assert.True(await api.Get<IRunStore>().TryCancelAsync(run.Id, ApiFixture.Token));
        return run.Id;
    }

    private async Task<HttpResponseMessage> PutAsync(string id, string body, string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{Runs}/{id}/note", UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        return await api.Client.SendAsync(request, ApiFixture.Token);
    }
}
