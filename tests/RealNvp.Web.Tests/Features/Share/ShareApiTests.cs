using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RealNvp.Data;
using RealNvp.Web.Tests.Api;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>Links over REST.</summary>
[Collection(ApiCollection.Name)]
public sealed class ShareApiTests(ApiFixture api)
{
    [Fact]
    public async Task A_link_is_made_listed_and_its_token_told_once_and_stored_nowhere()
    {
        var run = await api.CompleteAsync("listed");
        using var made = await api.PostAsync("/api/v1/shares", $$"""{"runs":["{{run}}"],"expiresAt":"2999-01-01T00:00:00Z"}""");
        var link = await made.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token);
        var url = new Uri(link.GetProperty("url").GetString()!);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(("run", "listed", "open"), (link.GetProperty("kind").GetString(), link.GetProperty("title").GetString(), link.GetProperty("state").GetString()));
        Assert.Equal(api.Client.BaseAddress!.Authority, url.Authority);

        var list = await api.GetJsonAsync("/api/v1/shares");
        var listed = list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == link.GetProperty("id").GetString());
        Assert.False(listed.TryGetProperty("url", out _));

        var token = url.Segments[^1];
        await using var database = new SqliteConnection($"Data Source={api.Get<IStudioDatabase>().Location};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync(ApiFixture.Token);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT count(*) FROM share_links WHERE instr(Id || TokenHash || Targets || View || Title, $token) > 0";
        command.Parameters.AddWithValue("$token", token);
        Assert.Equal(0L, await command.ExecuteScalarAsync(ApiFixture.Token));
    }

    [Theory]
    [InlineData("""{"runs":["nosuchrun2"]}""", "runs", "no run nosuchrun2")]
    [InlineData("""{"runs":[]}""", "runs", "needs one")]
    [InlineData("""{"runs":["a","a"]}""", "runs", "twice")]
    [InlineData("""{"runs":["a"],"kind":"comparison"}""", "runs", "2 to 50")]
    [InlineData("""{"runs":"a"}""", "runs", "a list")]
    [InlineData("""{"runs":["a"],"kind":"sweeping"}""", "kind", "run, comparison, sweep or view")]
    [InlineData("""{"sweep":"nosuchsweep"}""", "sweep", "There is no sweep nosuchsweep.")]
    [InlineData("""{"sweep":["a"]}""", "sweep", "an id as text")]
    [InlineData("""{"kind":"sweep"}""", "sweep", "sweep is missing")]
    [InlineData("""{"sweep":"a","view":"y=log"}""", "view", "leave it out for a sweep")]
    [InlineData("""{"sweep":"a","runs":["b"]}""", "sweep", "a link shows one thing")]
    [InlineData("""{"sweep":"a","kind":"run"}""", "kind", "kind is run, which needs runs and not sweep")]
    [InlineData("""{"savedView":"nosuchview"}""", "savedView", "There is no saved view nosuchview.")]
    [InlineData("""{"savedView":7}""", "savedView", "savedView is 7; it must be an id as text.")]
    [InlineData("""{"savedView":"a","view":"sort=gap"}""", "view", "leave it out for a saved view")]
    [InlineData("""{"savedView":"a","expiresAt":"2001-01-01T00:00:00Z"}""", "expiresAt", "a time to come")]
    [InlineData("""{"runs":["nosuchrun2"],"expiresAt":"2001-01-01T00:00:00Z"}""", "expiresAt", "a time to come")]
    [InlineData("""{"runs":["a"],"expiresAt":"tomorrow"}""", "expiresAt", "must be a time")]
    [InlineData("""{"runs":["a"],"view":5}""", "view", "as text")]
    [InlineData("""{"runs":["a"],"expires":"x"}""", "expires", "no field expires")]
    [InlineData("[]", "body", "JSON object")]
    public async Task A_wrong_wish_is_refused_with_field_value_and_what_is_allowed(string body, string field, string reason)
    {
        using var response = await api.PostAsync("/api/v1/shares", body);

        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(reason, problem.MessageOf(field), StringComparison.Ordinal);
    }
}
