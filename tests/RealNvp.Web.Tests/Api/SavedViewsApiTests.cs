using System.Net;
using System.Text;
using System.Text.Json;

namespace RealNvp.Web.Tests.Api;

/// <summary>Saved views over REST.</summary>
[Collection(ApiCollection.Name)]
public class SavedViewsApiTests(ApiFixture api)
{
    private const string Views = "/api/v1/views";

    [Fact]
    public async Task A_view_is_saved_listed_changed_and_deleted()
    {
        using var created = await SendAsync(HttpMethod.Post, Views, """{"name":" Best first ","query":"?sort=gap&page=4"}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var view = JsonSerializer.Deserialize<JsonElement>(await created.Content.ReadAsStringAsync(ApiFixture.Token));
        var id = view.GetProperty("id").GetString();
        Assert.Equal(("Best first", "sort=gap", $"/runs?sort=gap&view={id}"), (TextOf(view, "name"), TextOf(view, "query"), TextOf(view, "url")));
        Assert.Equal($"{Views}/{id}", created.Headers.Location!.ToString());
        Assert.Contains(id, (await api.GetJsonAsync(Views)).GetProperty("items").EnumerateArray().Select(item => TextOf(item, "id")));

        using var changed = await SendAsync(HttpMethod.Put, $"{Views}/{id}", """{"name":"best first","query":"shelf=all"}""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("shelf=all", TextOf(await api.GetJsonAsync($"{Views}/{id}"), "query"));

        using var taken = await SendAsync(HttpMethod.Post, Views, """{"name":"BEST FIRST","query":""}""");
        Assert.Contains("of that name already", (await Problem.ReadAsync(taken, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);

        using var deleted = await api.SendAsync(HttpMethod.Delete, $"{Views}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await api.SendAsync(HttpMethod.Delete, $"{Views}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var gone = await SendAsync(HttpMethod.Put, $"{Views}/{id}", """{"name":"x","query":""}""");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var unread = await api.GetAsync($"{Views}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, unread.StatusCode);
    }

    [Theory]
    [InlineData("[]", "body", "JSON object")]
    [InlineData("""{"query":""}""", "name", "must be a text")]
    [InlineData("""{"name":"x"}""", "query", "must be a text")]
    [InlineData("""{"name":" ","query":""}""", "name", "name is empty")]
    [InlineData("""{"name":"x","query":"colour=red"}""", "query", "query holds colour")]
    [InlineData("""{"name":"x","query":"query=hidenSize%20%3C%203"}""", "query", "did you mean hiddenSize")]
    [InlineData("""{"name":"x","query":"","owner":"me"}""", "owner", "There is no field owner")]
    public async Task A_wrong_view_is_named(string body, string field, string told)
    {
        using var response = await SendAsync(HttpMethod.Post, Views, body);

        Assert.Contains(told, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    private static string? TextOf(JsonElement view, string field) => view.GetProperty(field).GetString();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await api.Client.SendAsync(request, ApiFixture.Token);
    }
}
