using RealNvp.Data.Runs;
using RealNvp.Data.Sharing;
using RealNvp.Web.Charts.Pictures;
using RealNvp.Web.Charts.Pictures.Bitmap;
using RealNvp.Web.Ui;
using SkiaSharp;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>Draws what a link shows as one picture: name, result, curve, and samples or the compared runs.</summary>
internal sealed class PreviewPainter(SharedAssets assets)
{
    private const float Edge = 56;
    private const float CardTop = 218;
    private const float CardHeight = 364;
    private const float Gap = 24;

    /// <summary>Names want more room than points.</summary>
    private const float ListWidth = 460;
    private const int MostPoints = 2000;
    private const int MostRuns = 7;

    private const string Ink = "#1a2231";
    private const string Soft = "#566073";
    private const string Ground = "#f5f6f9";
    private const string Rule = "#dfe3ea";

    private readonly PictureColours _colours = new(assets.Styles);

    public byte[] Draw(SharedPage page)
    {
        using var surface = SKSurface.Create(new SKImageInfo(SharedPreview.Width, SharedPreview.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        var brush = new PictureBrush(canvas, _colours);
        canvas.Clear(_colours.Of(Ground));
        Heading(brush, page.Content);

        var right = Right(brush, canvas, page);
        var left = SharedPreview.Width - 2 * Edge - (right > 0 ? right + Gap : 0);
        Card(canvas, Edge, left);
        var frame = new PictureFrame(left, CardHeight, 74, 24, 44, 52);
        if (CurvePicture.Of(page.Lines, page.Charts.Line.References, frame, page.View.X, page.View.Log) is { } curve)
        {
            brush.Draw(curve, Edge, CardTop);
        }
        else
        {
            brush.Text("No epoch is done yet", Edge + left / 2, CardTop + CardHeight / 2, 24, Soft, SKTextAlign.Center);
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Heading(PictureBrush brush, SharedContent content)
    {
        const float width = SharedPreview.Width - 2 * Edge;
        brush.Text("RealNVP Studio", SharedPreview.Width - Edge, 82, 22, Soft, SKTextAlign.Right, bold: true);
        brush.Text(PictureBrush.Fit(content.Title, 46, width - 210, bold: true), Edge, 88, 46, Ink, bold: true);
        brush.Text(PictureBrush.Fit(SharedText.Summary(content), 24, width), Edge, 134, 24, Soft);
        brush.Text(PictureBrush.Fit(Result(content), 26, width, bold: true), Edge, 182, 26, Ink, bold: true);
    }

    /// <summary>What came out, and whether it is the end.</summary>
    private static string Result(SharedContent content)
    {
        var best = content.Runs.Where(run => run.Run.BestValNll is not null).MinBy(run => run.Run.BestValNll);
        var headline = content.Link.Kind == ShareKind.Run ? SharedText.Headline(content.Runs[0].Run)
            : best is null ? null
            : $"Best: {best.Label}, validation NLL {Format.Nats(best.Run.BestValNll)} nats";
        return (headline is null ? "" : headline + ". ") + SharedText.Status(content) + ".";
    }

    /// <returns>Width of what stands at the right; 0: nothing does.</returns>
    private float Right(PictureBrush brush, SKCanvas canvas, SharedPage page)
    {
        var isComparison = page.Content.Link.Kind == ShareKind.Comparison;
        var width = isComparison ? ListWidth : CardHeight;
        var x = SharedPreview.Width - Edge - width;
        if (isComparison)
        {
            Card(canvas, x, width);
            Runs(brush, canvas, page.Content.Runs, x + 20, width - 40);
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

    private void Runs(PictureBrush brush, SKCanvas canvas, IReadOnlyList<SharedRun> runs, float x, float width)
    {
        brush.Text("best validation NLL, nats", x + width, CardTop + 29, 16, Soft, SKTextAlign.Right);
        var shown = runs.OrderBy(run => run.Run.BestValNll ?? double.PositiveInfinity).Take(runs.Count > MostRuns ? MostRuns - 1 : MostRuns).ToList();
        var y = CardTop + 76;
        foreach (var run in shown)
        {
            Dot(canvas, x + 6, y - 6, run.Colour);
            brush.Text(PictureBrush.Fit(run.Label, 20, width - 100), x + 22, y, 20, Ink);
            brush.Text(ResultOf(run.Run), x + width, y, 20, Ink, SKTextAlign.Right, bold: true);
            y += 42;
        }

        if (shown.Count < runs.Count)
        {
            brush.Text($"and {Format.Plural(runs.Count - shown.Count, "run")} more", x + 22, y, 20, Soft);
        }
    }

    private static string ResultOf(RunRecord run) => Format.Nats(run.BestValNll);

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
