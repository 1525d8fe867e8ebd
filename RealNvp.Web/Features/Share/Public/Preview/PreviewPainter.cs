using RealNvp.Data.Sharing;
using RealNvp.Web.Charts.Pictures;
using RealNvp.Web.Charts.Pictures.Bitmap;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Share.Public.Sweeps;
using RealNvp.Web.Ui;
using SkiaSharp;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>Draws what a link shows as one picture: name and result, a curve or the trials, and samples or a list of what is best.</summary>
internal sealed class PreviewPainter(SharedAssets assets)
{
    private const float Edge = 56;
    private const float CardTop = 218;
    private const float CardHeight = 364;
    private const float Gap = 24;

    /// <summary>Names want more room than points.</summary>
    private const float ListWidth = 460;
    private const int MostPoints = 2000;

    /// <summary>Instead of a name in letters that the font does not have.</summary>
    private const string Unwritten = "Shared result";

    private const string Ink = "#1a2231";
    private const string Soft = "#566073";
    private const string Ground = "#f5f6f9";
    private const string Rule = "#dfe3ea";

    private readonly PictureColours _colours = new(assets.Styles);

    public byte[] Draw(SharedPage page, string summary)
    {
        ArgumentNullException.ThrowIfNull(page);
        var content = page.Content;
        return Draw(content.Title, summary, Result(content), (brush, canvas) =>
        {
            var right = Right(brush, canvas, page);
            var left = SharedPreview.Width - 2 * Edge - (right > 0 ? right + Gap : 0);
            Card(canvas, Edge, left);
            var frame = new PictureFrame(left, CardHeight, 74, 24, 44, 52);
            if (content.Sweep is { } sweep && SharedTrialPictures.History(sweep, frame) is { } trials)
            {
                brush.Draw(trials, Edge, CardTop);
            }
            else if (content.Sweep is null && CurvePicture.Of(page.Lines, page.Charts.Line.References, frame, page.Axis, page.View.Log, "nats", outliers: true) is { } curve)
            {
                brush.Draw(curve, Edge, CardTop);
            }
            else
            {
                Empty(brush, left, content.Sweep is null ? "No epoch is done yet" : "No trial has a result yet");
            }
        });
    }

    /// <summary>Of a saved view the first rows.</summary>
    public byte[] Draw(string title, string summary, PreviewList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Draw(title, summary, "", (brush, canvas) =>
        {
            const float width = SharedPreview.Width - 2 * Edge;
            Card(canvas, Edge, width);
            if (list.Rows.Count == 0)
            {
                Empty(brush, width, "No run matches");
                return;
            }

            List(brush, canvas, list, Edge + 20, width - 40);
        });
    }

    private byte[] Draw(string title, string summary, string result, Action<PictureBrush, SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(SharedPreview.Width, SharedPreview.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        var brush = new PictureBrush(canvas, _colours);
        canvas.Clear(_colours.Of(Ground));
        Heading(brush, title, summary, result);
        draw(brush, canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Heading(PictureBrush brush, string title, string summary, string result)
    {
        const float width = SharedPreview.Width - 2 * Edge;
        brush.Text("RealNVP Studio", SharedPreview.Width - Edge, 82, 22, Soft, SKTextAlign.Right, bold: true);
        var name = PictureBrush.Drawable(title) is { Length: > 0 } drawable ? drawable : Unwritten; // The page itself has letters of all scripts.
        brush.Text(PictureBrush.Fit(name, 46, width - 210, bold: true), Edge, 88, 46, Ink, bold: true);
        brush.Text(PictureBrush.Fit(summary, 24, width), Edge, 134, 24, Soft);
        brush.Text(PictureBrush.Fit(result, 26, width, bold: true), Edge, 182, 26, Ink, bold: true);
    }

    private static void Empty(PictureBrush brush, float width, string text) =>
        brush.Text(text, Edge + width / 2, CardTop + CardHeight / 2, 24, Soft, SKTextAlign.Center);

    /// <summary>What came out, and whether it is the end.</summary>
    internal static string Result(SharedContent content)
    {
        var best = CanBeRanked(content) ? content.Runs.Where(run => run.Run.BestValNll is not null).MinBy(run => run.Run.BestValNll) : null;
        var headline = content.Link.Kind != ShareKind.Comparison ? SharedText.Headline(content)
            : best is null ? null
            : $"Best: {best.Label}, validation NLL {Format.Nats(best.Run.BestValNll)} nats";
        return (headline is null ? "" : headline + ". ") + SharedText.Status(content) + ".";
    }

    /// <summary>The NLL of one distribution says nothing about that of another.</summary>
    private static bool CanBeRanked(SharedContent content) => content.Runs.Select(run => ComparedRun.DistributionOf(run.Run)).Distinct().Count() <= 1;

    /// <returns>Width of what stands at the right; 0: nothing does.</returns>
    private float Right(PictureBrush brush, SKCanvas canvas, SharedPage page)
    {
        var isList = page.Content.Link.Kind is ShareKind.Comparison or ShareKind.Sweep;
        var width = isList ? ListWidth : CardHeight;
        var x = SharedPreview.Width - Edge - width;
        if (page.Content.Sweep is { } sweep)
        {
            Card(canvas, x, width);
            var best = sweep.Trials.Where(trial => trial.Rank is not null)
                .Select(trial => new PreviewRow(null, SharedSweepText.Values(sweep, trial), SharedSweepText.Value(sweep, trial))).ToList();
            List(brush, canvas, new PreviewList(SharedSweepText.ValueNames(sweep), SharedSweepText.AxisName(sweep), best, best.Count, "trial"), x + 20, width - 40);
            return width;
        }

        if (isList)
        {
            Card(canvas, x, width);
            var order = CanBeRanked(page.Content) ? page.Content.Runs.OrderBy(run => run.Run.BestValNll ?? double.PositiveInfinity) : page.Content.Runs.AsEnumerable();
            var runs = order
                .Select(run => new PreviewRow(run.Colour, run.Label, Format.Nats(run.Run.BestValNll))).ToList();
            List(brush, canvas, new PreviewList("", "best validation NLL, nats", runs, runs.Count, "run"), x + 20, width - 40);
            return width;
        }

        // Data below, what the flow makes of noise above it: how well they agree is the result.
        var clouds = page.Charts.Samples.Panels.Where(page.Clouds.ContainsKey).ToList();
        if (clouds.Count == 0)
        {
            return 0;
        }

        Card(canvas, x, width);
        var legend = x + 20;
        foreach (var panel in clouds)
        {
            brush.Draw(page.Clouds[panel].Draw(new PictureFrame(width, CardHeight, 16, 16, 44, 16), MostPoints), panel.Colour, x, CardTop);
            Dot(canvas, legend, CardTop + 24, panel.Colour);
            brush.Text(panel.Title, legend + 14, CardTop + 29, 16, Soft);
            legend += 100;
        }

        return width;
    }

    /// <summary>Names with a number each, as many as there is room for.</summary>
    private void List(PictureBrush brush, SKCanvas canvas, PreviewList list, float x, float width)
    {
        brush.Text(PictureBrush.Fit(list.Names, 16, width / 2), x, CardTop + 29, 16, Soft);
        brush.Text(PictureBrush.Fit(list.Numbers, 16, width / 2), x + width, CardTop + 29, 16, Soft, SKTextAlign.Right);
        var shown = list.Rows.Take(list.Total > PreviewList.MostRows ? PreviewList.MostRows - 1 : PreviewList.MostRows).ToList();
        var y = CardTop + 76;
        foreach (var row in shown)
        {
            if (row.Colour is { } colour)
            {
                Dot(canvas, x + 6, y - 6, colour);
            }

            var indent = row.Colour is null ? 0 : 22;
            brush.Text(PictureBrush.Fit(row.Name, 20, width - 78 - indent), x + indent, y, 20, Ink);
            brush.Text(row.Value, x + width, y, 20, Ink, SKTextAlign.Right, bold: true);
            y += 42;
        }

        if (shown.Count < list.Total)
        {
            brush.Text($"and {Format.Plural(list.Total - shown.Count, list.Noun)} more", x, y, 20, Soft);
        }
    }

    private void Dot(SKCanvas canvas, float x, float y, string colour)
    {
        using var paint = new SKPaint { Color = _colours.Of(colour), IsAntialias = true };
        canvas.DrawCircle(x, y, 6, paint);
    }

    private void Card(SKCanvas canvas, float x, float width)
    {
        var rectangle = SKRect.Create(x, CardTop, width, CardHeight);
        using var fill = new SKPaint { Color = SKColors.White, IsAntialias = true };
        using var line = new SKPaint { Color = _colours.Of(Rule), Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f, IsAntialias = true };
        canvas.DrawRoundRect(rectangle, 12, 12, fill);
        canvas.DrawRoundRect(rectangle, 12, 12, line);
    }
}
