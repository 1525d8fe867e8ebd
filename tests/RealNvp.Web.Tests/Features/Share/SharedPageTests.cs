using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Export;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Tests.Api;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>What a link opens, and what it does not, over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedPageTests(ApiFixture api)
{
    [Fact]
    public async Task A_shared_run_is_whole_in_the_first_answer_and_has_no_circuit_navigation_or_id()
    {
        var run = await api.CompleteAsync("well shared");
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{run}}"],"view":"y=log"}""");

        using var response = await api.GetAsync(path);
        var html = await response.Content.ReadAsStringAsync(ApiFixture.Token);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("<h1>well shared</h1>", html, StringComparison.Ordinal);
        Assert.Contains("A RealNVP normalizing flow that learns Two moons", html, StringComparison.Ordinal);
        Assert.Contains("<polyline", html, StringComparison.Ordinal);
        Assert.Contains("NLL, nats (log)", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("class=\"picture-points\"").Length - 1);
        Assert.Contains("best validation NLL", html, StringComparison.Ordinal);
        Assert.Contains("Learning rate", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(run, html, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_and_data_are_not_cached_referred_to_or_indexed()
    {
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("headers")}}"]}""");

        foreach (var address in new[] { path, path + "/state", path + "/runs/0/metrics", path + "/runs/0/snapshots/3", "/s/nothing" })
        {
            using var response = await api.GetAsync(address);
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("noindex, nofollow", response.Headers.GetValues("X-Robots-Tag").Single());
        }
    }

    [Fact]
    public async Task Below_the_token_are_the_data_of_its_own_runs_and_of_no_other()
    {
        var (mine, other) = (await api.CompleteAsync("mine"), await api.CompleteAsync("somebody else's"));
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{mine}}"]}""");

        var metrics = await api.GetJsonAsync(path + "/runs/0/metrics");
        Assert.Equal([1, 2, 3], metrics.GetProperty("epoch").EnumerateArray().Select(epoch => epoch.GetInt32()));
        Assert.Equal(ShareFixture.Snapshot(), await api.Client.GetByteArrayAsync(new Uri(path + "/runs/0/snapshots/3", UriKind.Relative), ApiFixture.Token));

        string[] refused = ["/runs/1/metrics", "/runs/-1/metrics", $"/runs/{other}/metrics", "/runs/1/snapshots/3", "/runs/0/snapshots/2", "/runs/0/weights", "/other"];
        foreach (var address in refused)
        {
            using var response = await api.GetAsync(path + address);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
            Assert.DoesNotContain("somebody", await response.Content.ReadAsStringAsync(ApiFixture.Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_for_a_frame_may_be_framed_has_the_theme_asked_for_and_no_way_to_another_page_than_its_own()
    {
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("framed")}}"]}""");

        using var frame = await api.GetAsync(path + "/embed?theme=dark");
        using var page = await api.GetAsync(path);
        using var gone = await api.GetAsync(ShareUrls.Page(ShareToken.New()) + "/embed");

        var html = await frame.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.Contains("data-theme=\"dark\"", html, StringComparison.Ordinal);
        Assert.Contains("<polyline", html, StringComparison.Ordinal);
        Assert.Equal([path], System.Text.RegularExpressions.Regex.Matches(html, "<a href=\"([^\"]*)\"").Select(match => match.Groups[1].Value));
        Assert.EndsWith("frame-ancestors *", Policy(frame), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors *", Policy(gone), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self'", Policy(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();
    }

    [Fact]
    public async Task A_comparison_shows_its_runs_and_tells_two_of_one_name_apart_by_number()
    {
        var (first, second) = (await api.CompleteAsync("twin"), await api.CompleteAsync("twin"));
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{second}}","{{first}}"]}""");

        var html = await api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token);

        Assert.Contains("Comparison of twin (1), twin (2)", html, StringComparison.Ordinal);
        Assert.DoesNotContain(first, html, StringComparison.Ordinal);
        Assert.DoesNotContain(second, html, StringComparison.Ordinal);
        Assert.Equal(3, (await api.GetJsonAsync(path + "/runs/1/metrics")).GetProperty("next").GetInt32());
        using var third = await api.GetAsync(path + "/runs/2/metrics");
        Assert.Equal(HttpStatusCode.NotFound, third.StatusCode);
    }

    [Fact]
    public async Task A_revoked_link_answers_410_everywhere_and_404_once_it_is_forgotten()
    {
        var (id, path) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("revoked")}}"]}""");
        string[] addresses = [path, path + "/state", path + "/runs/0/metrics", path + "/runs/0/snapshots/3"];

        using var revoked = await api.SendAsync(HttpMethod.Delete, $"/api/v1/shares/{id}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await AssertAllAsync(addresses, HttpStatusCode.Gone, "withdrawn");

        using var forgotten = await api.SendAsync(HttpMethod.Delete, $"/api/v1/shares/{id}");
        Assert.Equal(HttpStatusCode.NoContent, forgotten.StatusCode);
        await AssertAllAsync(addresses, HttpStatusCode.NotFound, "no such link");
        using var again = await api.SendAsync(HttpMethod.Delete, $"/api/v1/shares/{id}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_expired_link_and_one_to_a_deleted_run_answer_410()
    {
        var run = await api.CompleteAsync("to be deleted");
        var (_, deleted) = await api.ShareAsync($$"""{"runs":["{{run}}"]}""");
        var token = ShareToken.New();
        await api.Get<IShareLinkStore>().CreateAsync(
            new NewShareLink { TokenHash = ShareToken.HashOf(token)!, Kind = ShareKind.Run, Targets = [run], Title = "", ExpiresAt = DateTime.UtcNow.AddSeconds(-1) },
            ApiFixture.Token);

        await AssertAllAsync([ShareUrls.Page(token), ShareUrls.Metrics(token, 0)], HttpStatusCode.Gone, "expired");

        var shelves = api.Get<IRunShelfStore>();
        await shelves.MarkAsync([run], RunMark.Trash, ApiFixture.Token);
        await AssertAllAsync([deleted, deleted + "/runs/0/metrics"], HttpStatusCode.Gone, "deleted");
        await shelves.MarkAsync([run], RunMark.Restore, ApiFixture.Token);
        using (var restored = await api.GetAsync(deleted))
        {
            Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        }

        await shelves.MarkAsync([run], RunMark.Trash, ApiFixture.Token);
        Assert.Single(await shelves.DeleteAsync([run], ApiFixture.Token));
        await AssertAllAsync([deleted, deleted + "/runs/0/metrics"], HttpStatusCode.Gone, "deleted");
    }

    [Fact]
    public async Task The_stamp_of_a_live_run_changes_with_its_epochs_until_it_has_ended()
    {
        var run = (await api.LaunchAsync("""{"name":"hold@2","training":{"epochs":6}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(run, "running");
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{run}}"]}""");
        var first = await api.GetJsonAsync(path + "/state");
        Assert.True(first.GetProperty("live").GetBoolean());

        api.Release(run);
        await api.WaitForAsync(run, "completed");

        var last = await api.GetJsonAsync(path + "/state");
        Assert.False(last.GetProperty("live").GetBoolean());
        Assert.NotEqual(first.GetProperty("stamp").GetString(), last.GetProperty("stamp").GetString());
        Assert.Equal(last.ToString(), (await api.GetJsonAsync(path + "/state")).ToString());
    }

    [Fact]
    public async Task Of_a_table_only_what_the_flow_makes_is_shown()
    {
        using var form = new MultipartFormDataContent { { new StringContent("secret,b\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i}.5,{i * i}"))), "file", "rows.csv" } };
        using var upload = await api.Client.PostAsync(new Uri("/api/v1/datasets", UriKind.Relative), form, ApiFixture.Token);
        var dataset = (await upload.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("id").GetString();
        var run = (await api.LaunchAsync($$"""{"training":{"epochs":1,"batchSize":8},"dataset":{"id":"{{dataset}}"} }""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(run, "completed");
        await api.Get<RealNvp.Data.Snapshots.ISnapshotStore>().SaveAsync(run, 1, ShareFixture.Snapshot(), ApiFixture.Token);
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{run}}"]}""");

        var html = await api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token);
        using var stream = new MemoryStream(await api.Client.GetByteArrayAsync(new Uri(path + "/runs/0/snapshots/1", UriKind.Relative), ApiFixture.Token));

        Assert.Equal(["noise", "generated"], SafeTensorsReader.Read(stream).Tensors.Select(tensor => tensor.Name));
        Assert.Contains("not part of this page", html, StringComparison.Ordinal);
        Assert.DoesNotContain(dataset!, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_table_that_stayed_elsewhere_no_row_is_shown_either()
    {
        using var form = new MultipartFormDataContent { { new StringContent("a,b\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i}.25,{i * i}"))), "file", "far.csv" } };
        using var upload = await api.Client.PostAsync(new Uri("/api/v1/datasets", UriKind.Relative), form, ApiFixture.Token);
        var dataset = (await upload.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("id").GetString();
        var id = (await api.LaunchAsync($$"""{"training":{"epochs":1,"batchSize":8},"dataset":{"id":"{{dataset}}"} }""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        var run = (await api.Get<IRunStore>().FindAsync(id, ApiFixture.Token))!;
        var imported = await api.Get<IRunImportStore>().ImportAsync(
            run with { Id = "elsewhere", DatasetId = null },
            new RunBelongings { Metrics = [], Log = [], Snapshots = [(1, ShareFixture.Snapshot())] },
            ApiFixture.Token);
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{imported.Run.Id}}"]}""");

        using var stream = new MemoryStream(await api.Client.GetByteArrayAsync(new Uri(path + "/runs/0/snapshots/1", UriKind.Relative), ApiFixture.Token));

        Assert.Equal(["noise", "generated"], SafeTensorsReader.Read(stream).Tensors.Select(tensor => tensor.Name));
        Assert.Contains("not part of this page", await api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token), StringComparison.Ordinal);
    }

    private async Task AssertAllAsync(string[] addresses, HttpStatusCode status, string word)
    {
        foreach (var address in addresses)
        {
            using var response = await api.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
            Assert.True(response.StatusCode == status, $"{address}: {response.StatusCode}");
            Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
