using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Export;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Tests.Api;
using RealNvp.Web.Tests.Queue.Infrastructure;
using SkiaSharp;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>What a link to a sweep opens, and what it does not, over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedSweepTests(ApiFixture api)
{
    [Fact]
    public async Task The_page_shows_the_trials_the_best_curve_and_where_was_looked_and_no_id()
    {
        var (sweep, runs) = await LaunchAsync("shown sweep");
        var (link, path) = await api.ShareAsync($$"""{"sweep":"{{sweep}}"}""");

        var html = await TextAsync(path);

        Assert.Contains("<h1>shown sweep</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Grid search over learning rate of RealNVP normalizing flows that learn Two moons", html, StringComparison.Ordinal);
        Assert.Contains("Done: 3 of 3 trials ended (3 done)", html, StringComparison.Ordinal);
        Assert.Contains("0.3, 0.2, 0.1", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("smaller is better", html, StringComparison.Ordinal);
        Assert.Contains("picture-trial is-best", html, StringComparison.Ordinal);
        Assert.Contains("Negative log-likelihood of the best, trial ", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/sweeps/new?shared=" + path[3..], html, StringComparison.Ordinal);
        Assert.All([sweep, link, .. runs.Values], id => Assert.DoesNotContain(id, html, StringComparison.Ordinal));
        Assert.DoesNotContain("/api/", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
        Assert.Contains("og:title\" content=\"shown sweep\"", html, StringComparison.Ordinal);

        var frame = await TextAsync(path + "/embed?theme=dark");
        Assert.Contains("picture-trial", frame, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("/sweeps/", frame, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_the_token_are_the_curves_of_its_own_trials_by_number_and_no_other_sweep()
    {
        var (mine, _) = await LaunchAsync("mine");
        var (other, others) = await LaunchAsync("somebody else's");
        var (_, path) = await api.ShareAsync($$"""{"sweep":"{{mine}}"}""");

        foreach (var trial in new[] { 1, 2, 3 })
        {
            Assert.Equal(2, (await api.GetJsonAsync($"{path}/runs/{trial}/metrics")).GetProperty("epoch").GetArrayLength());
        }

        string[] refused =
        [
            "/runs/0/metrics", "/runs/4/metrics", $"/runs/{others[1]}/metrics", "/runs/1/snapshots/99", "/runs/1/weights", $"/sweeps/{other}", $"/{other}", "/trials", "/columns",
        ];
        foreach (var address in refused)
        {
            await AssertAsync(path + address, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_trial_that_was_thrown_away_is_not_shown_and_a_deleted_sweep_is_gone()
    {
        var (sweep, runs) = await LaunchAsync("tidied");
        var (_, path) = await api.ShareAsync($$"""{"sweep":"{{sweep}}"}""");
        var best = (await BestAsync(path))!.Value;
        var before = (await api.GetJsonAsync(path + "/state")).GetProperty("stamp").GetString();

        await api.Get<IRunShelfStore>().MarkAsync([runs[best]], RunMark.Trash, ApiFixture.Token);

        Assert.NotEqual(best, await BestAsync(path));
        Assert.NotEqual(before, (await api.GetJsonAsync(path + "/state")).GetProperty("stamp").GetString());
        Assert.Contains("The run of one more trial has been thrown away", await TextAsync(path), StringComparison.Ordinal);
        await AssertAsync($"{path}/runs/{best}/metrics", HttpStatusCode.NotFound);

        using var deleted = await api.SendAsync(HttpMethod.Delete, $"/api/v1/sweeps/{sweep}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        foreach (var address in new[] { path, path + "/embed", path + "/state", path + "/runs/2/metrics", path + "/preview.png" })
        {
            await AssertAsync(address, HttpStatusCode.Gone);
        }
    }

    [Fact]
    public async Task A_live_sweep_is_followed_until_it_has_ended()
    {
        var sweep = await StartAsync("hold@1");
        var (_, path) = await api.ShareAsync($$"""{"sweep":"{{sweep}}"}""");
        var first = await api.GetJsonAsync(path + "/state");
        Assert.True(first.GetProperty("live").GetBoolean());
        Assert.Contains("http-equiv=\"refresh\"", await TextAsync(path), StringComparison.Ordinal);

        await EndAsync(sweep);

        var last = await api.GetJsonAsync(path + "/state");
        Assert.False(last.GetProperty("live").GetBoolean());
        Assert.NotEqual(first.GetProperty("stamp").GetString(), last.GetProperty("stamp").GetString());
        Assert.DoesNotContain("http-equiv=\"refresh\"", await TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_table_only_what_the_flows_make_is_shown_of_any_trial_and_nothing_names_it_by_its_id()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("secret,b\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i}.515625,{i * i}"))), "file", "rows.csv" },
        };
        using var upload = await api.Client.PostAsync(new Uri("/api/v1/datasets", UriKind.Relative), form, ApiFixture.Token);
        var dataset = (await upload.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("id").GetString()!;
        var sweep = await StartAsync("over a table", $$"""{"training":{"epochs":2,"batchSize":8},"dataset":{"id":"{{dataset}}"} }""");
        var runs = await EndAsync(sweep);
        foreach (var run in runs.Values)
        {
            await api.Get<ISnapshotStore>().SaveAsync(run, 2, ShareFixture.Snapshot(), ApiFixture.Token);
        }

        var (_, path) = await api.ShareAsync($$"""{"sweep":"{{sweep}}"}""");

        foreach (var trial in runs.Keys)
        {
            using var stream = new MemoryStream(await api.Client.GetByteArrayAsync(new Uri($"{path}/runs/{trial}/snapshots/2", UriKind.Relative), ApiFixture.Token));
            Assert.Equal(["noise", "generated"], SafeTensorsReader.Read(stream).Tensors.Select(tensor => tensor.Name));
        }

        foreach (var html in new[] { await TextAsync(path), await TextAsync(path + "/embed") })
        {
            Assert.Contains("not part of this page", html, StringComparison.Ordinal);
            Assert.Equal(1, html.Split("class=\"picture-points\"").Length - 1);
            Assert.All([dataset, ".515625", "\"data\"", .. runs.Values], text => Assert.DoesNotContain(text, html, StringComparison.Ordinal));
        }

        Assert.Contains("The uploaded table is not given away", await TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_one_kind_opens_nothing_of_another()
    {
        var (sweep, _) = await LaunchAsync("one kind");
        var (_, ofSweep) = await api.ShareAsync($$"""{"sweep":"{{sweep}}"}""");
        var (_, ofRun) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("another kind")}}"]}""");

        await AssertAsync(ofSweep + "/runs/0/metrics", HttpStatusCode.NotFound);
        await AssertAsync(ofRun + "/runs/1/metrics", HttpStatusCode.NotFound);
        Assert.Null((await api.Get<IShareService>().OpenAsync(ofRun[3..], ApiFixture.Token)).Content!.Sweep);
        Assert.DoesNotContain("picture-trial\"", await TextAsync(ofRun), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_of_the_link_shows_trials_and_changes_with_them()
    {
        var (sweep, runs) = await LaunchAsync("pictured");
        var (_, path) = await api.ShareAsync($$"""{"sweep":"{{sweep}}"}""");
        using var first = await api.GetAsync(path + "/preview.png");
        using var bitmap = SKBitmap.Decode(await first.Content.ReadAsByteArrayAsync(ApiFixture.Token));

        Assert.Equal((1200, 630), (bitmap.Width, bitmap.Height));
        var orange = Enumerable.Range(56, 600).SelectMany(x => Enumerable.Range(218, 364).Select(y => bitmap.GetPixel(x, y)))
            .Count(pixel => pixel.Red > 200 && pixel.Green is > 90 and < 140 && pixel.Blue < 60);
        Assert.True(orange > 100, "The best trial and the line to it are not drawn.");

        await api.Get<IRunShelfStore>().MarkAsync([runs[(await BestAsync(path))!.Value]], RunMark.Trash, ApiFixture.Token);
        using var second = await api.SendAsync(HttpMethod.Get, path + "/preview.png", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    private async Task<int?> BestAsync(string path) => (await api.Get<IShareService>().OpenAsync(path[3..], ApiFixture.Token)).Content!.Sweep!.Best?.Number;

    /// <summary>A sweep of three trials that has ended, and its runs by number.</summary>
    private async Task<(string Id, Dictionary<int, string> Runs)> LaunchAsync(string name)
    {
        var id = await StartAsync(name);
        return (id, await EndAsync(id));
    }

    private async Task<string> StartAsync(string name, string settings = """{"training":{"epochs":2} }""")
    {
        using var response = await api.PostAsync(
            "/api/v1/sweeps",
            $$"""{"name":"{{name}}","kind":"grid","base":{{settings}},"dimensions":[{"setting":"training.learningRate","values":[0.3,0.2,0.1]}]}""");
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("id").GetString()!;
    }

    /// <summary>Waits for the sweep's end and lets trials go on that are held.</summary>
    /// <returns>Its runs by number.</returns>
    private async Task<Dictionary<int, string>> EndAsync(string id)
    {
        await Eventually.Async(
            async () =>
            {
                foreach (var trial in await TrialsAsync(id))
                {
                    if (trial.TryGetProperty("runId", out var run) && run.GetString() is { } runId)
                    {
                        api.Release(runId);
                    }
                }

                return await api.GetJsonAsync($"/api/v1/sweeps/{id}");
            },
            sweep => sweep.GetProperty("status").GetString() == "completed",
            $"sweep {id} completes");
        return (await TrialsAsync(id)).ToDictionary(trial => trial.GetProperty("number").GetInt32(), trial => trial.GetProperty("runId").GetString()!);
    }

    private async Task<IReadOnlyList<JsonElement>> TrialsAsync(string id) => [.. (await api.GetJsonAsync($"/api/v1/sweeps/{id}/trials")).GetProperty("items").EnumerateArray()];

    private Task<string> TextAsync(string path) => api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token);

    private async Task AssertAsync(string address, HttpStatusCode status)
    {
        using var response = await api.GetAsync(address);
        Assert.True(response.StatusCode == status, $"{address}: {response.StatusCode}");
        Assert.DoesNotContain("somebody", await response.Content.ReadAsStringAsync(ApiFixture.Token), StringComparison.Ordinal);
    }
}
