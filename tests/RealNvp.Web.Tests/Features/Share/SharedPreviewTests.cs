using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Export;
using RealNvp.Web.Charts.Pictures.Bitmap;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Share.Public;
using RealNvp.Web.Tests.Api;
using SkiaSharp;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>What chats show in a link's place.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedPreviewTests(ApiFixture api)
{
    private static readonly SKRectI CurveCard = new(56, 218, 650, 582);
    private static readonly SKRectI SampleCard = new(780, 218, 1144, 582);
    private static readonly SKRectI ListCard = new(690, 218, 1144, 582);

    [Fact]
    public async Task The_page_names_title_summary_and_an_absolute_picture_and_no_id()
    {
        var run = await api.CompleteAsync("previewed <b>");
        var (link, path) = await api.ShareAsync($$"""{"runs":["{{run}}"]}""");

        var html = await api.Client.GetStringAsync(new Uri(path, UriKind.Relative), ApiFixture.Token);
        var meta = Regex.Matches(html, "<meta (?:property|name)=\"([^\"]+)\" content=\"([^\"]*)\"")
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));

        var url = new Uri(api.Client.BaseAddress!, path).ToString();
        Assert.Equal(("website", url, "previewed <b>", "summary_large_image"), (meta["og:type"], meta["og:url"], meta["og:title"], meta["twitter:card"]));
        Assert.StartsWith(url + "/preview.png?v=", meta["og:image"], StringComparison.Ordinal);
        Assert.Equal(meta["og:image"], meta["twitter:image"]);
        Assert.Equal(("1200", "630", "image/png"), (meta["og:image:width"], meta["og:image:height"], meta["og:image:type"]));
        Assert.Equal("Loss curve and samples of previewed <b>", meta["og:image:alt"]);
        Assert.StartsWith("A RealNVP normalizing flow that learns Two moons", meta["og:description"], StringComparison.Ordinal);
        Assert.DoesNotContain(run, html, StringComparison.Ordinal);
        Assert.DoesNotContain(link, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_of_a_run_shows_its_curve_the_data_and_what_it_generates()
    {
        var run = await api.CompleteAsync("drawn");
        await api.Get<ISnapshotStore>().SaveAsync(run, 3, Snapshot(), ApiFixture.Token);
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{run}}"]}""");
        var colour = (await api.Get<IShareService>().OpenAsync(path[3..], ApiFixture.Token)).Content!.Runs[0].Colour;

        using var bitmap = await PictureAsync(path);

        Assert.Equal((1200, 630), (bitmap.Width, bitmap.Height));
        Assert.True(Count(bitmap, CurveCard, colour) > 200, "The curve is not in its card.");
        Assert.True(Count(bitmap, SampleCard, "var(--chart-data)") > 50, "The data are not in their card.");
        Assert.True(Count(bitmap, SampleCard, "var(--chart-generated)") > 50, "The generated points are not in their card.");
        Assert.True(Count(bitmap, new SKRectI(56, 50, 700, 100), "#1a2231") > 200, "The name is not written.");
        Assert.Equal(SKColors.White, bitmap.GetPixel(70, 400));
    }

    [Fact]
    public async Task The_picture_of_a_comparison_shows_a_curve_and_a_line_of_results_for_each_run()
    {
        var (first, second) = (await api.CompleteAsync("one of two"), await api.CompleteAsync("two of two"));
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{first}}","{{second}}"]}""");
        var content = (await api.Get<IShareService>().OpenAsync(path[3..], ApiFixture.Token)).Content!;

        using var bitmap = await PictureAsync(path);

        Assert.True(Count(bitmap, CurveCard, content.Runs[1].Colour) > 200, "No curve of the second run.");
        Assert.All(content.Runs, run => Assert.True(Count(bitmap, ListCard, run.Colour) > 50, $"{run.Label} is not in the list."));
    }

    [Theory]
    [InlineData("name,bestValNll", true)]
    [InlineData("name,batchSize", false)]
    public async Task The_picture_of_a_view_shows_results_only_where_the_view_has_their_column(string columns, bool shown)
    {
        var tag = "t" + Guid.NewGuid().ToString("N")[..10];
        var run = (await api.LaunchAsync("{\"name\":\"listed\",\"tags\":[\"" + tag + "\"],\"training\":{\"epochs\":2}}")).GetProperty("id").GetString()!;
        await api.WaitForAsync(run, "completed");
        using var saved = await api.Client.PostAsJsonAsync(
            new Uri("/api/v1/views", UriKind.Relative), new { name = $"Pictured {tag}", query = $"tag={tag}&columns={columns}" }, ApiFixture.Token);
        var view = (await saved.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token)).GetProperty("id").GetString();
        var (_, path) = await api.ShareAsync($$"""{"savedView":"{{view}}"}""");

        using var bitmap = await PictureAsync(path);

        Assert.True(Count(bitmap, new SKRectI(57, 270, 400, 310), "#1a2231") > 50, "The run's name is not written.");
        Assert.Equal(shown, Count(bitmap, new SKRectI(900, 270, 1143, 310), "#1a2231") > 20);
        Assert.Equal(shown, Count(bitmap, new SKRectI(700, 225, 1143, 260), "#566073") > 20);
    }

    [Fact]
    public async Task A_run_without_an_epoch_has_a_picture_too()
    {
        var waiting = (await api.LaunchAsync("""{"name":"delay=2000","training":{"epochs":400}}""")).GetProperty("id").GetString()!;
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{waiting}}"]}""");

        using var bitmap = await PictureAsync(path);
        using var cancelled = await api.SendAsync(HttpMethod.Post, $"/api/v1/runs/{waiting}/cancel");

        Assert.Equal(1200, bitmap.Width);
    }

    [Fact]
    public async Task It_is_fetched_once_until_it_changes()
    {
        var run = await api.CompleteAsync("kept");
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{run}}"]}""");
        using var first = await api.GetAsync(path + "/preview.png");
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal(("image/png", "no-cache, private"), (first.Content.Headers.ContentType!.MediaType, first.Headers.CacheControl!.ToString()));
        Assert.Equal("no-referrer", first.Headers.GetValues("Referrer-Policy").Single());

        using var again = await api.SendAsync(HttpMethod.Get, path + "/preview.png", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var renamed = await api.Client.PatchAsJsonAsync(new Uri($"/api/v1/runs/{run}", UriKind.Relative), new { name = "kept, renamed" }, ApiFixture.Token);
        renamed.EnsureSuccessStatusCode();
        using var changed = await api.SendAsync(HttpMethod.Get, path + "/preview.png", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
        Assert.NotEqual(await first.Content.ReadAsByteArrayAsync(ApiFixture.Token), await changed.Content.ReadAsByteArrayAsync(ApiFixture.Token));
    }

    [Fact]
    public async Task It_ends_with_its_link_whatever_was_kept()
    {
        var (id, path) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("withdrawn")}}"]}""");
        using var before = await api.GetAsync(path + "/preview.png");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var revoked = await api.SendAsync(HttpMethod.Delete, $"/api/v1/shares/{id}");
        using var after = await api.SendAsync(HttpMethod.Get, path + "/preview.png", ("If-None-Match", before.Headers.ETag!.ToString()));
        using var unknown = await api.GetAsync(ShareUrls.Page(ShareToken.New()) + "/preview.png");
        using var page = await api.GetAsync(path);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (after.StatusCode, unknown.StatusCode));
        Assert.Equal("no-store", after.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("og:image", await page.Content.ReadAsStringAsync(ApiFixture.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_get_one_and_the_same_picture()
    {
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("popular")}}"]}""");

        var pictures = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.Client.GetByteArrayAsync(new Uri(path + "/preview.png", UriKind.Relative), ApiFixture.Token)));

        Assert.All(pictures, picture => Assert.Equal(pictures[0], picture));
    }

    [Fact]
    public void Letters_come_with_the_program_and_long_names_are_cut_between_characters()
    {
        Assert.Equal(("Inter", "Inter"), (InterFont.Regular.FamilyName, InterFont.SemiBold.FamilyName));
        Assert.Equal("short", PictureBrush.Fit("short", 20, 400));
        var cut = PictureBrush.Fit(new string('m', 300), 20, 400);
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.InRange(cut.Length, 10, 40);
        Assert.DoesNotContain(PictureBrush.Fit(string.Concat(Enumerable.Repeat("😀", 100)), 20, 300).TrimEnd('…').Split("😀"), rest => rest.Length > 0);
    }

    private static byte[] Snapshot()
    {
        using var stream = new MemoryStream();
        var random = new Random(1);
        var tensors = new[] { "data", "latent", "noise", "generated" }.Select(name =>
            SafeTensor.Of(name, [.. Enumerable.Range(0, 1000).Select(_ => (float)(random.NextDouble() * 2 - 1))], 500, 2));
        SafeTensorsWriter.Write(stream, new SafeTensorsFile([.. tensors], new Dictionary<string, string>()));
        return stream.ToArray();
    }

    /// <summary>Pixels close to a colour, drawn over white in part or whole.</summary>
    private int Count(SKBitmap bitmap, SKRectI where, string css)
    {
        var wanted = new PictureColours(api.Get<SharedAssets>().Styles).Of(css);
        var count = 0;
        for (var y = where.Top; y < where.Bottom; y++)
        {
            for (var x = where.Left; x < where.Right; x++)
            {
                count += IsNear(bitmap.GetPixel(x, y), wanted) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Whether a pixel lies between white and a colour, on the colour's half.</summary>
    private static bool IsNear(SKColor pixel, SKColor colour)
    {
        var depths = new[] { (pixel.Red, colour.Red), (pixel.Green, colour.Green), (pixel.Blue, colour.Blue) }
            .Where(pair => pair.Item2 < 225).Select(pair => (255.0 - pair.Item1) / (255.0 - pair.Item2)).ToList();
        return depths.Min() > 0.5 && depths.Max() - depths.Min() < 0.15;
    }

    private async Task<SKBitmap> PictureAsync(string path)
    {
        var png = await api.Client.GetByteArrayAsync(new Uri(path + "/preview.png", UriKind.Relative), ApiFixture.Token);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png.Take(4));
        return SKBitmap.Decode(png);
    }
}
