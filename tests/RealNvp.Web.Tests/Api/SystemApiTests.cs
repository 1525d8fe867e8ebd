using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public partial class SystemApiTests(ApiFixture api)
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/api/v1/healthz")]
    public async Task A_host_that_is_well_says_so_part_by_part(string path)
    {
        using var response = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var health = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("ok", health.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("ok", health.GetProperty("queue").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/version")]
    [InlineData("/api/v1/version")]
    public async Task The_version_tells_program_and_runtime(string path)
    {
        var version = await api.GetJsonAsync(path);
        Assert.Equal("RealNVP Studio", version.GetProperty("product").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", version.GetProperty("version").GetString());
        Assert.StartsWith(".NET 10", version.GetProperty("runtime").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/runs", "get post")]
    [InlineData("/api/v1/runs/{id}", "get delete")]
    [InlineData("/api/v1/runs/{id}/metrics", "get")]
    [InlineData("/api/v1/runs/{id}/snapshots", "get")]
    [InlineData("/api/v1/runs/{id}/snapshots/{epoch}", "get")]
    [InlineData("/api/v1/runs/{id}/cancel", "post")]
    [InlineData("/api/v1/runs/{id}/resume", "post")]
    [InlineData("/api/v1/runs/{id}/weights", "get")]
    [InlineData("/api/v1/datasets", "get post")]
    [InlineData("/api/v1/datasets/{id}", "get delete")]
    [InlineData("/api/v1/queue", "get")]
    [InlineData("/api/v1/healthz", "get")]
    [InlineData("/api/v1/version", "get")]
    public async Task The_description_knows_every_call(string path, string methods)
    {
        var description = await api.GetJsonAsync("/openapi/v1.json");
        var call = description.GetProperty("paths").GetProperty(path);
        foreach (var method in methods.Split(' '))
        {
            Assert.False(string.IsNullOrWhiteSpace(call.GetProperty(method).GetProperty("summary").GetString()));
        }
    }

    [Theory]
    [InlineData("/api/v1/datasets", "post", "201 400 413 415")]
    [InlineData("/api/v1/datasets/{id}", "get", "200 404")]
    [InlineData("/api/v1/datasets/{id}", "delete", "204 404 409")]
    [InlineData("/api/v1/datasets/{id}/preview", "get", "200 400 404")]
    [InlineData("/api/v1/datasets/toys/{kind}/preview", "get", "200 400 404")]
    [InlineData("/api/v1/runs", "post", "201 400 415")]
    [InlineData("/api/v1/runs/{id}", "delete", "204 404 409")]
    [InlineData("/api/v1/runs/{id}/cancel", "post", "200 404 409")]
    [InlineData("/api/v1/runs/{id}/queue", "post", "200 400 404 409 415")]
    public async Task The_description_names_every_answer(string path, string method, string statuses)
    {
        var description = await api.GetJsonAsync("/openapi/v1.json");
        var call = description.GetProperty("paths").GetProperty(path).GetProperty(method);
        Assert.Equal(statuses, string.Join(' ', call.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order()));
    }

    [Fact]
    public async Task Every_call_has_an_id_a_title_and_a_description()
    {
        var description = await api.GetJsonAsync("/openapi/v1.json");
        foreach (var call in description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            Assert.Matches("^[a-z]+[A-Za-z]*$", call.Value.GetProperty("operationId").GetString());
            Assert.DoesNotMatch("[.:]", call.Value.GetProperty("summary").GetString());
            Assert.EndsWith(".", call.Value.GetProperty("description").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_description_of_a_launch_has_every_setting_with_its_limits_and_its_help()
    {
        var description = await api.GetJsonAsync("/openapi/v1.json");
        var schema = description.GetProperty("paths").GetProperty("/api/v1/runs").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("properties");
        foreach (var setting in SettingCatalogue.All)
        {
            var group = setting.Group.Length == 0 ? schema : schema.GetProperty(setting.Group).GetProperty("properties");
            var described = group.GetProperty(setting.Name);
            Assert.StartsWith(setting.Help, described.GetProperty("description").GetString(), StringComparison.Ordinal);
            if (setting.Kind is SettingKind.Whole or SettingKind.Real)
            {
                Assert.Equal(setting.Max, described.GetProperty("maximum").GetDouble());
                Assert.Equal(setting.Min, described.GetProperty(setting.MinIsExcluded ? "exclusiveMinimum" : "minimum").GetDouble());
            }
        }
    }

    [Fact]
    public async Task Answers_are_described_as_they_are_numbers_as_numbers_and_files_as_bytes()
    {
        var description = await api.GetJsonAsync("/openapi/v1.json");
        var schemas = description.GetProperty("components").GetProperty("schemas");
        Assert.DoesNotContain("Infinity", schemas.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("number", schemas.GetProperty("RunSummaryResponse").GetProperty("properties").GetProperty("valNll").GetProperty("type").GetRawText(), StringComparison.Ordinal);
        var paths = description.GetProperty("paths");
        Assert.Equal(["application/octet-stream"], Kinds("/api/v1/runs/{id}/weights"));
        Assert.Equal(["application/json", "application/octet-stream"], Kinds("/api/v1/runs/{id}/snapshots/{epoch}"));

        IEnumerable<string> Kinds(string path) => paths.GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200")
            .GetProperty("content").EnumerateObject().Select(kind => kind.Name).Order();
    }

    [Fact]
    public async Task Every_example_of_a_launch_but_that_of_an_upload_is_accepted_as_it_stands()
    {
        var description = await api.GetJsonAsync("/openapi/v1.json");
        var examples = description.GetProperty("paths").GetProperty("/api/v1/runs").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("examples").EnumerateObject().ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var errors = RunSpecReader.Read(example.Value.GetProperty("value")).Errors;
            Assert.True(errors.Count == 0, $"{example.Name}: {string.Join(" ", errors)}");
        }
    }

    [Fact]
    public async Task The_reference_can_be_read_without_any_other_server()
    {
        using var page = await api.GetAsync("/api/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        var scripts = ScriptSource().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var source = await api.GetAsync("/api/" + script);
            Assert.Equal(HttpStatusCode.OK, source.StatusCode);
            Assert.Contains("javascript", source.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }

        // Nothing may be fetched from elsewhere even if a script tried.
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/nope", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/nope", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/runs/a/b/c/d", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/v1/runs", HttpStatusCode.MethodNotAllowed)]
    public async Task Wrong_addresses_are_answered_with_problem_details(string method, string path, HttpStatusCode status)
    {
        using var response = await api.SendAsync(new HttpMethod(method), path);
        Assert.Contains(path, (await Problem.ReadAsync(response, status)).Detail!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Changes_asked_for_by_another_site_s_page_are_refused(string header, string value)
    {
        using var response = await api.SendAsync(HttpMethod.Post, "/api/v1/runs/nosuchrun2/cancel", (header, value));
        await Problem.ReadAsync(response, HttpStatusCode.Forbidden);
        using var reading = await api.SendAsync(HttpMethod.Get, "/api/v1/version", (header, value));
        Assert.Equal(HttpStatusCode.OK, reading.StatusCode);
    }

    [Fact]
    public async Task Changes_asked_for_by_our_own_pages_pass()
    {
        var own = api.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var byOrigin = await api.SendAsync(HttpMethod.Post, "/api/v1/runs/nosuchrun2/cancel", ("Origin", own));
        await Problem.ReadAsync(byOrigin, HttpStatusCode.NotFound);
        using var bySite = await api.SendAsync(HttpMethod.Post, "/api/v1/runs/nosuchrun2/cancel", ("Sec-Fetch-Site", "same-origin"), ("Origin", own));
        await Problem.ReadAsync(bySite, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Long_answers_are_compressed_for_those_who_can_read_it()
    {
        using var response = await api.SendAsync(HttpMethod.Get, "/openapi/v1.json", ("Accept-Encoding", "br"));
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/version")]
    public async Task Every_answer_has_the_headers_that_narrow_what_a_browser_does(string path)
    {
        using var response = await api.GetAsync(path);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'self'", string.Join(";", response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex ScriptSource();
}
