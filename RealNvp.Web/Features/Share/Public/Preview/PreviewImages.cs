using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Share.Public.Views;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>
/// Pictures of links, drawn when somebody asks and kept for a while. A link put before a thousand people is fetched by everybody's chat at once: those
/// who want the same picture wait for one that is gathered and drawn once. What different pictures show is gathered side by side, and one is drawn at a time.
/// </summary>
internal sealed class PreviewImages(SharedPages pages, SharedViewPages views, PreviewPainter painter) : IDisposable
{
    /// <summary>Changed when the drawing changes, so that no old picture passes for a new one.</summary>
    private const string Look = "4";

    private const long MostBytes = 16_000_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly InFlight<PreviewSketch> _sketches = new();
    private readonly InFlight<byte[]> _pictures = new();
    private readonly SemaphoreSlim _drawing = new(1, 1);

    /// <summary>What the picture shows; of a view that is read here, of other links the content says it.</summary>
    public async Task<PreviewSketch> SketchAsync(string token, SharedContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Link.Kind == ShareKind.View
            ? await _sketches.JoinAsync(content.Link.Id, () => SketchViewAsync(token, content), cancellationToken)
            : new PreviewSketch(token, content, StampOf(content)) { Summary = SharedText.Summary(content) };
    }

    /// <summary>Changes with everything that the picture shows of a link whose content says all.</summary>
    public static string StampOf(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var runs = content.Runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Colour} {run.Run.BestValNll:R}"));
        return StampOf([content.Link.Id, content.Title, SharedText.Summary(content), SharedPages.StampOf(content), .. runs]);
    }

    /// <returns>The file.</returns>
    public async Task<ReadOnlyMemory<byte>> DrawAsync(PreviewSketch sketch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return _cache.TryGetValue(sketch.Stamp, out byte[]? kept) ? kept : await _pictures.JoinAsync(sketch.Stamp, () => MakeAsync(sketch), cancellationToken);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _drawing.Dispose();
    }

    private static string StampOf(IEnumerable<string> words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words.Prepend(Look)))))[..24];

    private async Task<PreviewSketch> SketchViewAsync(string token, SharedContent content)
    {
        var page = await views.ReadFirstAsync(token, content, PreviewList.MostRows, CancellationToken.None);
        var (summary, list) = (SharedViewText.Summary(page), PreviewList.Of(page));
        var rows = list.Rows.SelectMany(row => new[] { row.Colour ?? "", row.Name, row.Value });
        var stamp = StampOf([content.Link.Id, content.Title, summary, list.Numbers, list.Total.ToString(CultureInfo.InvariantCulture), .. rows]);
        return new PreviewSketch(token, content, stamp) { Summary = summary, List = list };
    }

    private async Task<byte[]> MakeAsync(PreviewSketch sketch)
    {
        if (_cache.TryGetValue(sketch.Stamp, out byte[]? kept))
        {
            return kept!; // It was finished just when this one was asked for.
        }

        var page = sketch.List is null ? await pages.BuildAsync(sketch.Token, SharedComparison.Ungrouped(sketch.Content), PartsOf(sketch.Content.Link.Kind), CancellationToken.None) : null;
        await _drawing.WaitAsync();
        try
        {
            var png = page is null ? painter.Draw(sketch.Content.Title, sketch.Summary, sketch.List!) : painter.Draw(page, sketch.Summary);
            return _cache.Set(sketch.Stamp, png, new MemoryCacheEntryOptions { Size = png.Length, SlidingExpiration = Kept });
        }
        finally
        {
            _drawing.Release();
        }
    }

    /// <summary>What is drawn beside a link's content: a list of results takes the place of samples where there are several runs.</summary>
    private static SharedParts PartsOf(ShareKind kind) => kind switch
    {
        ShareKind.Run => SharedParts.Curves | SharedParts.Samples,
        ShareKind.Comparison => SharedParts.Curves,
        _ => SharedParts.None,
    };
}
