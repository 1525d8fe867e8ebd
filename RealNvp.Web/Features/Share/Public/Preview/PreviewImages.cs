using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Share.Public.Views;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>
/// Pictures of links, drawn when somebody asks and kept for a while. One is drawn at a time: a link put before a thousand people is fetched by
/// everybody's chat at once, and all of them want the same picture.
/// </summary>
internal sealed class PreviewImages(SharedPages pages, SharedViewPages views, PreviewPainter painter) : IDisposable
{
    /// <summary>Changed when the drawing changes, so that no old picture passes for a new one.</summary>
    private const string Look = "3";

    private const long MostBytes = 16_000_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim _drawing = new(1, 1);

    /// <summary>Changes with everything that the picture shows.</summary>
    public async Task<string> StampAsync(string token, SharedContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Link.Kind == ShareKind.View ? StampOf(content, await views.ReadLiveAsync(token, content, page: 1, cancellationToken)) : StampOf(content);
    }

    /// <summary>The same of a link whose content says all.</summary>
    public static string StampOf(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var runs = content.Runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Colour} {run.Run.BestValNll:R}"));
        var words = string.Join('\n', [Look, content.Link.Id, content.Title, SharedText.Summary(content), SharedPages.StampOf(content), .. runs]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..24];
    }

    public async Task<SharedPreview> GetAsync(string token, SharedContent content, CancellationToken cancellationToken)
    {
        var stamp = await StampAsync(token, content, cancellationToken);
        if (_cache.TryGetValue(stamp, out SharedPreview? kept))
        {
            return kept!;
        }

        await _drawing.WaitAsync(cancellationToken);
        try
        {
            if (_cache.TryGetValue(stamp, out kept))
            {
                return kept!;
            }

            var png = content.Link.Kind == ShareKind.View
                ? painter.Draw(await views.BuildAsync(token, content, page: 1, cancellationToken))
                : painter.Draw(await pages.BuildAsync(token, SharedComparison.Ungrouped(content), cancellationToken));
            return _cache.Set(stamp, new SharedPreview(png, stamp), new MemoryCacheEntryOptions { Size = png.Length, SlidingExpiration = Kept });
        }
        finally
        {
            _drawing.Release();
        }
    }

    private static string StampOf(SharedContent content, SharedLive live) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Look, content.Link.Id, content.Title, live.Stamp))))[..24];

    public void Dispose()
    {
        _cache.Dispose();
        _drawing.Dispose();
    }
}
