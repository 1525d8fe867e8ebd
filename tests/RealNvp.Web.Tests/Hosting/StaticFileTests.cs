using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RealNvp.Web.Tests.Hosting;

/// <summary>What a page brings with it, from the program as it is started: a browser keeps it for good, and it travels packed.</summary>
public sealed partial class StaticFileTests : IDisposable
{
    private const string Ready = "RealNVP Studio is ready at ";

    private readonly string _data = Directory.CreateTempSubdirectory("studio-files-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Files_of_a_page_are_kept_by_browsers_and_packed_and_scripts_wait_for_the_first_picture()
    {
        await using var host = HostProcess.Start(_data);
        using var client = new HttpClient { BaseAddress = new Uri((await host.ReadLineAsync(Ready))[Ready.Length..]) };
        var html = await client.GetStringAsync(new Uri("/runs", UriKind.Relative), Token);

        var files = File().Matches(html).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains(files, file => file.StartsWith("RealNvp.Web.", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Contains("blazor.web", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/" + file, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");
            using var answer = await client.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300), $"{file} is kept for {answer.Headers.CacheControl}");
            var packed = (await answer.Content.ReadAsByteArrayAsync(Token)).Length;
            var plain = (await client.GetByteArrayAsync(new Uri("/" + file, UriKind.Relative), Token)).Length;
            Assert.True(plain < 1000 || packed < 0.7 * plain, $"{file} has {plain} bytes and is sent in {packed}");
        }

        // Run where the page ends, these two would hold up the first picture.
        Assert.DoesNotMatch("<script[^>]*(blazor\\.web|MudBlazor)", html);
        var late = LateScript().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.Collection(
            late,
            first => Assert.Contains("MudBlazor.min", first, StringComparison.Ordinal),
            second => Assert.Contains("blazor.web", second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_asked_for_ahead_is_what_the_page_asks_for_later()
    {
        await using var host = HostProcess.Start(_data);
        using var client = new HttpClient { BaseAddress = new Uri((await host.ReadLineAsync(Ready))[Ready.Length..]) };
        using var launched = await client.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), Token);
        var html = await client.GetStringAsync(launched.Headers.Location!.OriginalString.Replace("/api/v1", "", StringComparison.Ordinal), Token);
        var map = JsonSerializer.Deserialize<JsonElement>(ImportMap().Match(html).Groups[1].Value);
        var (imports, checksums) = (map.GetProperty("imports"), map.GetProperty("integrity"));

        var modules = Preload().Matches(html).Select(match => (Url: match.Groups[1].Value, Integrity: WebUtility.HtmlDecode(match.Groups[2].Value))).ToList();
        Assert.Contains(modules, module => module.Url.Contains("charts/curves.", StringComparison.Ordinal));
        Assert.All(modules, module => Assert.Equal(checksums.GetProperty("./" + module.Url).GetString(), module.Integrity));
        Assert.Contains($"href=\"{imports.GetProperty("./_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js").GetString()!["./".Length..]}\"", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("<script type=\"importmap\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ImportMap();

    [GeneratedRegex("<link rel=\"modulepreload\" href=\"([^\"]+)\" integrity=\"([^\"]+)\"")]
    private static partial Regex Preload();

    [GeneratedRegex("<(?:script|link)[^>]* (?:src|href)=\"([^\"]+\\.(?:js|css))\"")]
    private static partial Regex File();

    [GeneratedRegex("<link rel=\"preload\" as=\"script\" href=\"([^\"]+)\" data-after-paint")]
    private static partial Regex LateScript();
}
