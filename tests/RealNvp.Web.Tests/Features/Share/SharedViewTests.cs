using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Tests.Api;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>What a link to a saved view opens, and what it does not, over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedViewTests(ApiFixture api)
{
    private readonly string _tag = "t" + Guid.NewGuid().ToString("N")[..10];

    [Fact]
    public async Task The_page_is_the_table_as_the_view_shows_it_without_ids_and_ways_into_the_studio()
    {
        var (first, second) = (await TagAsync("alpha run"), await TagAsync("beta run"));
        await api.CompleteAsync("unseen run");
        var (view, path) = await ShareAsync($"tag={_tag}&sort=-name&columns=name,id,batchSize,failure,bestValNll,curve,settings");

        var html = await TextAsync(path);

        Assert.Equal(["Name ↓", "Batch size", "NLL", "Curve"], Cells(html, "<th scope=\"col\""));
        Assert.Equal(["beta run", "alpha run"], Cells(html, "<th scope=\"row\""));
        Assert.Contains("2 training runs of RealNVP normalizing flows: all that match at the moment.", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("class=\"sparkline\"").Length - 1);
        Assert.All([first, second, view, "unseen", "/api/", "href=\"/runs", "href=\"runs", "blazor"], text => Assert.DoesNotContain(text, html, StringComparison.OrdinalIgnoreCase));
        using var page = await api.GetAsync(path);
        Assert.Equal(("no-store", "noindex, nofollow"), (page.Headers.CacheControl!.ToString(), page.Headers.GetValues("X-Robots-Tag").Single()));
    }

    [Fact]
    public async Task It_shows_what_matches_now_but_never_what_the_view_was_changed_to_later()
    {
        await TagAsync("early run");
        var (view, path) = await ShareAsync($"tag={_tag}");
        await api.CompleteAsync("others' run");
        await TagAsync("late run");
        Assert.Equal(["late run", "early run"], Cells(await TextAsync(path), "<th scope=\"row\""));

        using var widened = await api.Client.PutAsJsonAsync(new Uri($"/api/v1/views/{view}", UriKind.Relative), new { query = "", name = "Wider " + _tag }, ApiFixture.Token);
        Assert.Equal(HttpStatusCode.OK, widened.StatusCode);
        Assert.Equal(["late run", "early run"], Cells(await TextAsync(path), "<th scope=\"row\""));
        Assert.Contains($"<h1>View {_tag}</h1>", await TextAsync(path), StringComparison.Ordinal);

        using var deleted = await api.SendAsync(HttpMethod.Delete, $"/api/v1/views/{view}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(2, Cells(await TextAsync(path), "<th scope=\"row\"").Count);
    }

    [Fact]
    public async Task The_trash_is_not_shown_whatever_the_view_asks_for()
    {
        var thrown = await TagAsync("thrown run");
        await TagAsync("kept run");
        var archived = await TagAsync("archived run");
        var (_, path) = await ShareAsync($"shelf=all&tag={_tag}&sort=name");
        await api.Get<IRunShelfStore>().MarkAsync([thrown], RunMark.Trash, ApiFixture.Token);
        await api.Get<IRunShelfStore>().MarkAsync([archived], RunMark.Archive, ApiFixture.Token);

        Assert.Equal(["archived run", "kept run"], Cells(await TextAsync(path), "<th scope=\"row\""));

        foreach (var query in new[] { "shelf=trash", $"query=trashed%20%3D%20true&tag={_tag}" })
        {
            using var refused = await api.PostAsync("/api/v1/shares", $$"""{"savedView":"{{await SaveAsync(query, query[..6])}}"}""");
            Assert.Contains("shows only the trash", (await Problem.ReadAsync(refused, HttpStatusCode.BadRequest)).MessageOf("savedView"), StringComparison.Ordinal);
        }

        // A link from before such views were refused.
        var said = ShareUrls.Page(await LinkAsync($"query=trashed%20%3D%20true&tag={_tag}"));
        Assert.Empty(Cells(await TextAsync(said), "<th scope=\"row\""));
        Assert.Contains("No training run matches", await TextAsync(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_tables_are_turned_by_link_and_a_page_beyond_the_last_is_the_last()
    {
        for (var i = 0; i < 12; i++)
        {
            await TagAsync($"row {i:00}");
        }

        var (_, path) = await ShareAsync($"tag={_tag}&sort=name&pageSize=10&columns=name");

        var first = await TextAsync(path);
        Assert.Equal(10, Cells(first, "<th scope=\"row\"").Count);
        Assert.Contains($"href=\"{path}?page=2\"", first, StringComparison.Ordinal);
        foreach (var page in new[] { "2", "9", "2147483647" })
        {
            Assert.Equal(["row 10", "row 11"], Cells(await TextAsync($"{path}?page={page}"), "<th scope=\"row\""));
        }

        Assert.Equal(10, Cells(await TextAsync($"{path}?page=x"), "<th scope=\"row\"").Count);
        var frame = await TextAsync(path + "/embed?theme=light");
        Assert.Contains($"href=\"{path}/embed?page=2&amp;theme=light\"", frame, StringComparison.Ordinal);

        // Nothing but the page can be asked for.
        Assert.Equal(first, await TextAsync(path + "?tag=other&pageSize=100&columns=id"), ignoreLineEndingDifferences: false);
    }

    [Fact]
    public async Task Groups_have_names_where_the_studio_has_ids()
    {
        await TagAsync("grouped run");
        await TagAsync("grouped run two");
        var (_, settings) = await ShareAsync($"tag={_tag}&group=hiddenSize");
        var (_, sweeps) = await ShareAsync($"tag={_tag}&group=sweep", "By sweep");

        var html = await TextAsync(settings);
        Assert.Equal(["256"], Cells(html, "<th scope=\"row\""));
        Assert.Contains("2 done", html, StringComparison.Ordinal);
        Assert.Contains("in 1 group by ", html, StringComparison.Ordinal);
        Assert.Equal(["none"], Cells(await TextAsync(sweeps), "<th scope=\"row\""));
    }

    [Fact]
    public async Task Groups_by_sweep_stand_under_the_sweeps_names_and_hold_no_id()
    {
        var sweeps = new List<string>();
        foreach (var name in new[] { "first sweep", "second <sweep>" })
        {
            using var created = await api.PostAsync(
                "/api/v1/sweeps",
                $$"""{"name":"{{name}}","kind":"grid","base":{"tags":["{{_tag}}"],"training":{"epochs":2} },"dimensions":[{"setting":"training.learningRate","values":[0.2,0.1]}]}""");
            var text = await created.Content.ReadAsStringAsync(ApiFixture.Token);
            Assert.True(created.StatusCode == HttpStatusCode.Created, text);
            sweeps.Add(JsonSerializer.Deserialize<JsonElement>(text).GetProperty("id").GetString()!);
        }

        foreach (var sweep in sweeps)
        {
            await Eventually.Async(
                () => api.GetJsonAsync($"/api/v1/sweeps/{sweep}"), found => found.GetProperty("status").GetString() == "completed", $"sweep {sweep} completes");
        }

        await TagAsync("of no sweep");
        var (_, path) = await ShareAsync($"tag={_tag}&group=sweep");

        var html = await TextAsync(path);

        Assert.Equal(["first sweep", "none", "second <sweep>"], Cells(html, "<th scope=\"row\"").Order(StringComparer.Ordinal));
        Assert.Contains("in 3 groups by sweep", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("2 done").Length - 1);
        Assert.All(sweeps, id => Assert.DoesNotContain(id, html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("group=id")]
    [InlineData("group=failure")]
    [InlineData("group=noSuchField")]
    [InlineData("columns=noSuchColumn")]
    [InlineData("widerThanBefore=yes")]
    public async Task A_view_that_would_show_more_than_was_meant_shows_nothing(string part)
    {
        await TagAsync("any run");
        var token = await LinkAsync($"tag={_tag}&{part}");

        var html = await TextAsync(ShareUrls.Page(token));

        Assert.DoesNotContain("any run", html, StringComparison.Ordinal);
        Assert.Contains("nothing is shown", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_can_no_longer_be_read_shows_nothing_instead_of_everything()
    {
        await TagAsync("any run");
        foreach (var query in new[] { "query=noSuchField%20%3D%201", "status=vanished", "shelf=attic" })
        {
            var token = await LinkAsync(query);
            foreach (var page in new[] { "", "?page=2" })
            {
                var html = await TextAsync(ShareUrls.Page(token) + page);
                Assert.Contains("can no longer be read", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<tr", html, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Below_the_token_is_nothing_but_the_table_and_it_ends_as_other_links_do()
    {
        await TagAsync("only a row");
        var view = await SaveAsync($"tag={_tag}", "Only");
        var (link, path) = await api.ShareAsync($$"""{"savedView":"{{view}}"}""");
        foreach (var address in new[] { "/runs/0/metrics", "/runs/1/metrics", "/runs/0/snapshots/3", "/runs", "/rows" })
        {
            using var refused = await api.GetAsync(path + address);
            Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{address}: {refused.StatusCode}");
        }

        using var picture = await api.GetAsync(path + "/preview.png");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
        await TagAsync("one row more");
        using var later = await api.SendAsync(HttpMethod.Get, path + "/preview.png", ("If-None-Match", picture.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);

        using var revoked = await api.SendAsync(HttpMethod.Delete, $"/api/v1/shares/{link}");
        foreach (var address in new[] { path, path + "/embed", path + "/state", path + "/preview.png" })
        {
            using var gone = await api.GetAsync(address);
            Assert.True(gone.StatusCode == HttpStatusCode.Gone, $"{address}: {gone.StatusCode}");
        }
    }

    [Fact]
    public async Task While_a_shown_run_trains_the_page_is_followed()
    {
        var run = (await api.LaunchAsync("{\"name\":\"hold@2\",\"tags\":[\"" + _tag + "\"],\"training\":{\"epochs\":5}}")).GetProperty("id").GetString()!;
        var (_, path) = await ShareAsync($"tag={_tag}");
        var first = await api.GetJsonAsync(path + "/state");
        Assert.True(first.GetProperty("live").GetBoolean());

        api.Release(run);
        await api.WaitForAsync(run, "completed");

        var last = await api.GetJsonAsync(path + "/state");
        Assert.False(last.GetProperty("live").GetBoolean());
        Assert.NotEqual(first.GetProperty("stamp").GetString(), last.GetProperty("stamp").GetString());
    }

    /// <summary>A link as an older version may have made it.</summary>
    /// <returns>Its token.</returns>
    private async Task<string> LinkAsync(string query)
    {
        var token = ShareToken.New();
        await api.Get<IShareLinkStore>().CreateAsync(
            new NewShareLink { TokenHash = ShareToken.HashOf(token)!, Kind = ShareKind.View, Targets = ["v"], View = query, Title = "Old" }, ApiFixture.Token);
        return token;
    }

    private async Task<string> TagAsync(string name)
    {
        var id = (await api.LaunchAsync("{\"name\":\"" + name + "\",\"tags\":[\"" + _tag + "\"],\"training\":{\"epochs\":2}}")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        return id;
    }

    private async Task<string> SaveAsync(string query, string name)
    {
        using var saved = await api.Client.PostAsJsonAsync(new Uri("/api/v1/views", UriKind.Relative), new { name = $"{name} {_tag}", query }, ApiFixture.Token);
        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        return (await saved.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("id").GetString()!;
    }

    private async Task<(string View, string Path)> ShareAsync(string query, string name = "View")
    {
        var view = await SaveAsync(query, name);
        return (view, (await api.ShareAsync($$"""{"savedView":"{{view}}"}""")).Path);
    }

    private Task<string> TextAsync(string path) => api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token);

    /// <summary>Texts of all elements that start so.</summary>
    private static List<string> Cells(string html, string start) =>
    [
        .. System.Text.RegularExpressions.Regex.Matches(html, start + "[^>]*>([^<]*)").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Trim()),
    ];
}
