using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Web.Features.Webhooks.Sending;
using RealNvp.Web.Tests.Api;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>Receivers over REST. They are switched off, so that nothing is sent to them.</summary>
[Collection(ApiCollection.Name)]
public sealed class WebhookApiTests(ApiFixture api)
{
    private const string Path = "/api/v1/webhooks";

    [Fact]
    public async Task One_is_added_listed_changed_and_deleted_and_its_secret_told_once()
    {
        using var made = await api.PostAsync(Path, """{"url":"https://93.184.216.34/hook","name":"a chat","enabled":false}""");
        var webhook = await made.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token);
        var (id, secret) = (webhook.GetProperty("id").GetString()!, webhook.GetProperty("secret").GetString()!);

        Assert.Equal((HttpStatusCode.Created, $"{Path}/{id}"), (made.StatusCode, made.Headers.Location!.ToString()));
        Assert.Matches("^whsec_[A-Za-z0-9_-]{43}$", secret);
        Assert.Equal(("a chat", "json"), (webhook.GetProperty("name").GetString(), webhook.GetProperty("format").GetString()));
        Assert.Equal((false, true), (webhook.GetProperty("enabled").GetBoolean(), webhook.GetProperty("isSigned").GetBoolean()));
        Assert.Equal(["run.completed", "run.failed", "sweep.ended"], webhook.GetProperty("events").EnumerateArray().Select(name => name.GetString()));

        using var changed = await ChangeAsync(id, """{"events":["run.cancelled"],"name":""}""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        foreach (var text in (string[])[await changed.Content.ReadAsStringAsync(ApiFixture.Token), (await api.GetJsonAsync(Path)).ToString(), (await api.GetJsonAsync($"{Path}/{id}")).ToString()])
        {
            Assert.Contains("\"run.cancelled\"", text, StringComparison.Ordinal);
            Assert.Contains("\"93.184.216.34\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("whsec_", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"secret\"", text, StringComparison.Ordinal);
        }

        using var renewed = await api.SendAsync(HttpMethod.Post, $"{Path}/{id}/secret");
        Assert.NotEqual(secret, (await renewed.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("secret").GetString());
        using var test = await api.SendAsync(HttpMethod.Post, $"{Path}/{id}/test");
        Assert.Contains("switched off", (await Problem.ReadAsync(test, HttpStatusCode.Conflict)).Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await api.GetJsonAsync($"{Path}/{id}/deliveries")).GetProperty("total").GetInt32());

        using var gone = await api.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        foreach (var (method, rest) in ((HttpMethod, string)[])[(HttpMethod.Get, ""), (HttpMethod.Delete, ""), (HttpMethod.Get, "/deliveries"), (HttpMethod.Post, "/test"), (HttpMethod.Post, "/secret")])
        {
            using var missing = await api.SendAsync(method, $"{Path}/{id}{rest}");
            await Problem.ReadAsync(missing, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_chat_has_no_secret_until_it_becomes_a_program()
    {
        using var made = await api.PostAsync(Path, """{"url":"https://93.184.216.34/hook","format":"slack","enabled":false}""");
        var webhook = await made.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token);
        var id = webhook.GetProperty("id").GetString()!;
        Assert.False(webhook.TryGetProperty("secret", out _));
        using var renewed = await api.SendAsync(HttpMethod.Post, $"{Path}/{id}/secret");
        await Problem.ReadAsync(renewed, HttpStatusCode.Conflict);

        using var changed = await ChangeAsync(id, """{"format":"json"}""");
        Assert.StartsWith("whsec_", (await changed.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("secret").GetString(), StringComparison.Ordinal);
        using var gone = await api.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
    }

    [Theory]
    [InlineData("""{"url":"https://127.0.0.1/x"}""", "url", "127.0.0.1 is a loopback address")]
    [InlineData("""{"url":"https://localhost/x"}""", "url", "is a loopback address")]
    [InlineData("""{"url":"https://2130706433/x"}""", "url", "is a loopback address")]
    [InlineData("""{"url":"https://[::ffff:10.0.0.1]/x"}""", "url", "is a private address")]
    [InlineData("""{"url":"http://93.184.216.34/x"}""", "url", "it is not https")]
    [InlineData("""{"url":"ftp://example.org/x"}""", "url", "must be an address such as")]
    [InlineData("""{"url":"hooks.example.org"}""", "url", "must be an address such as")]
    [InlineData("""{"url":"https://user:word@example.org/x"}""", "url", "name or password")]
    [InlineData("""{"url":5}""", "url", "must be a text")]
    [InlineData("{}", "url", "url is missing")]
    [InlineData("""{"url":"https://93.184.216.34","format":"xml"}""", "format", "json or slack")]
    [InlineData("""{"url":"https://93.184.216.34","events":["run.started"]}""", "events", "run.started")]
    [InlineData("""{"url":"https://93.184.216.34","events":[]}""", "events", "at least one")]
    [InlineData("""{"url":"https://93.184.216.34","events":"all"}""", "events", "a list of")]
    [InlineData("""{"url":"https://93.184.216.34","enabled":"yes"}""", "enabled", "true or false")]
    [InlineData("""{"url":"https://93.184.216.34","name":"a\nb"}""", "name", "one line")]
    [InlineData("""{"url":"https://93.184.216.34","secret":"mine"}""", "secret", "no field secret")]
    [InlineData("[]", "body", "JSON object")]
    public async Task A_wrong_wish_is_refused_with_field_value_and_what_is_allowed(string body, string field, string reason)
    {
        using var response = await api.PostAsync(Path, body);

        Assert.Contains(reason, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_target_is_told_in_the_words_of_the_connection()
    {
        using var response = await api.PostAsync(Path, """{"url":"https://10.0.0.1/x"}""");
        var told = (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf("url");

        Assert.Equal(await api.Get<TargetGuard>().CheckAsync(new Uri("https://10.0.0.1/x"), ApiFixture.Token), told);
    }

    private async Task<HttpResponseMessage> ChangeAsync(string id, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri($"{Path}/{id}", UriKind.Relative))
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        return await api.Client.SendAsync(request, ApiFixture.Token);
    }
}
