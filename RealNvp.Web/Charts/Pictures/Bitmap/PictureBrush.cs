using SkiaSharp;

namespace RealNvp.Web.Charts.Pictures.Bitmap;

/// <summary>Draws pictures into a bitmap: the same places in pixels that pages draw as SVG.</summary>
public sealed class PictureBrush(SKCanvas canvas, PictureColours colours)
{
    private const float TextSize = 15;
    private const float PointSize = 4;

    /// <summary>Draws curves with the frame's upper left corner at a place.</summary>
    public void Draw(CurvePicture picture, float x, float y)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var restore = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        var frame = picture.Frame;
        Axes(frame, picture.XName, picture.XTicks, picture.YName, picture.YTicks);
        foreach (var (line, mark) in picture.References)
        {
            Line(frame.Left, mark.At, frame.PlotRight, mark.At, line.Colour, 1.5f, [8, 6]);
            Text(mark.Text, frame.PlotRight - 4, mark.At + 19, TextSize, line.Colour, SKTextAlign.Right);
        }

        foreach (var path in picture.Paths)
        {
            Curve(path);
        }
    }

    /// <summary>Draws trials with the frame's upper left corner at a place.</summary>
    public void Draw(TrialsPicture picture, float x, float y)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var restore = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        Axes(picture.Frame, picture.XName, picture.XTicks, picture.YName, picture.YTicks);
        if (picture.Best.Count > 1)
        {
            Poly(picture.Best, "var(--chart-generated)", 3, 1, null);
        }

        foreach (var mark in picture.Marks)
        {
            Mark(mark.X, mark.Y, mark.IsBest ? 9 : 5, mark.Shape, mark.IsBest);
        }

        // A picture whose marks are all alike needs no key.
        var end = picture.Frame.PlotRight;
        foreach (var shape in picture.Shapes is [_] ? [] : picture.Shapes.Reverse())
        {
            var name = TrialsPicture.NameOf(shape);
            Text(name, end, picture.Frame.Top - 14, TextSize, "var(--chart-text)", SKTextAlign.Right);
            end -= Width(name) + 14;
            Mark(end, picture.Frame.Top - 19, 5, shape, isBest: false);
            end -= 24;
        }
    }

    /// <summary>Draws points with the frame's upper left corner at a place.</summary>
    public void Draw(CloudPicture picture, string colour, float x, float y)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var restore = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        var frame = picture.Frame;
        foreach (var tick in picture.YTicks)
        {
            Line(frame.Left, tick.At, frame.PlotRight, tick.At, "var(--chart-grid)");
        }

        foreach (var tick in picture.XTicks)
        {
            Line(tick.At, frame.Top, tick.At, frame.PlotBottom, "var(--chart-grid)");
        }

        using var paint = Stroke(colour, PointSize, 0.65f);
        canvas.DrawPoints(SKPointMode.Points, [.. picture.Points.Select(Point)], paint);
    }

    /// <param name="y">The base line.</param>
    public void Text(string text, double x, double y, float size, string colour, SKTextAlign align = SKTextAlign.Left, bool bold = false)
    {
        using var font = Font(size, bold);
        using var paint = new SKPaint { Color = colours.Of(colour), IsAntialias = true };
        canvas.DrawText(Drawable(text), (float)x, (float)y, align, font, paint);
    }

    /// <summary>As much of a text as fits, with an ellipsis where that is not all of it.</summary>
    public static string Fit(string text, float size, double width, bool bold = false)
    {
        text = Drawable(text);
        using var font = Font(size, bold);
        if (font.MeasureText(text) <= width)
        {
            return text;
        }

        var (fits, fails) = (0, text.Length);
        while (fails - fits > 1)
        {
            var middle = (fits + fails) / 2;
            (fits, fails) = font.MeasureText(text[..middle].TrimEnd() + "…") <= width ? (middle, fails) : (fits, middle);
        }

        // Not between the halves of one character.
        return text[..(fits > 0 && char.IsHighSurrogate(text[fits - 1]) ? fits - 1 : fits)].TrimEnd() + "…";
    }

    /// <summary>What of a text the letters at hand can show; every other character would be a box that says nothing.</summary>
    public static string Drawable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var font = Font(TextSize, bold: false);
        var shown = string.Concat(text.EnumerateRunes().Where(rune => font.ContainsGlyph(rune.Value)));
        return shown.Length == text.Length ? text : string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static float Width(string text)
    {
        using var font = Font(TextSize, bold: false);
        return font.MeasureText(text);
    }

    /// <summary>A trial: a disc, an empty triangle or a ring; the best is filled whatever its shape.</summary>
    private void Mark(double x, double y, double radius, TrialShape shape, bool isBest)
    {
        using var fill = new SKPaint { Color = colours.Of(isBest ? "var(--chart-generated)" : "var(--chart-cool-2)").WithAlpha(isBest ? byte.MaxValue : (byte)205), IsAntialias = true };
        using var line = Stroke(shape == TrialShape.Training ? "var(--chart-cool-2)" : "var(--chart-faint)", 2, 1);
        if (shape != TrialShape.Training)
        {
            canvas.DrawCircle((float)x, (float)y, (float)radius, isBest || shape == TrialShape.Finished ? fill : line);
            return;
        }

        using var builder = new SKPathBuilder();
        builder.AddPoly([.. TrialsPicture.Triangle(x, y, radius).Select(Point)], close: true);
        using var triangle = builder.Detach();
        canvas.DrawPath(triangle, isBest ? fill : line);
    }

    private static SKFont Font(float size, bool bold) =>
        new(bold ? InterFont.SemiBold : InterFont.Regular, size) { Subpixel = true, Edging = SKFontEdging.Antialias };

    private static SKPoint Point((double X, double Y) point) => new((float)point.X, (float)point.Y);

    private void Axes(PictureFrame frame, string xName, IReadOnlyList<PictureTick> xTicks, string yName, IReadOnlyList<PictureTick> yTicks)
    {
        foreach (var tick in yTicks)
        {
            Line(frame.Left, tick.At, frame.PlotRight, tick.At, "var(--chart-grid)");
            Text(tick.Text, frame.Left - 8, tick.At + 5, TextSize, "var(--chart-text)", SKTextAlign.Right);
        }

        Line(frame.Left, frame.PlotBottom, frame.PlotRight, frame.PlotBottom, "var(--chart-axis)");
        foreach (var tick in xTicks)
        {
            Line(tick.At, frame.PlotBottom, tick.At, frame.PlotBottom + 5, "var(--chart-axis)");
            Text(tick.Text, tick.At, frame.PlotBottom + 22, TextSize, "var(--chart-text)", SKTextAlign.Center);
        }

        Text(yName, 16, frame.Top - 14, TextSize, "var(--chart-text)");
        Text(xName, (frame.Left + frame.PlotRight) / 2, frame.Height - 10, TextSize, "var(--chart-text)", SKTextAlign.Center);
    }

    private void Curve(PicturePath path)
    {
        float[]? dash = path.Look.Dash switch { "dashed" => [8, 6], "dotted" => [1, 5], _ => null };
        foreach (var piece in path.Pieces)
        {
            Poly(piece, path.Look.Colour, (float)path.Look.Width * 1.5f, (float)path.Look.Opacity, dash);
        }

        if (path.Best is { } best)
        {
            using var hole = new SKPaint { Color = colours.Of("var(--chart-surface)"), IsAntialias = true };
            using var ring = Stroke(path.Look.Colour, 3, 1);
            canvas.DrawCircle(Point(best), 6, hole);
            canvas.DrawCircle(Point(best), 6, ring);
        }
    }

    private void Poly(IReadOnlyList<(double X, double Y)> points, string colour, float width, float opacity, float[]? dash)
    {
        using var paint = Stroke(colour, width, opacity);
        using var effect = dash is null ? null : SKPathEffect.CreateDash(dash, 0);
        paint.PathEffect = effect;
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. points.Select(Point)], close: false);
        using var line = builder.Detach();
        canvas.DrawPath(line, paint);
    }

    private void Line(double x1, double y1, double x2, double y2, string colour, float width = 1, float[]? dash = null)
    {
        using var paint = Stroke(colour, width, 1);
        using var effect = dash is null ? null : SKPathEffect.CreateDash(dash, 0);
        paint.PathEffect = effect;
        canvas.DrawLine((float)x1, (float)y1, (float)x2, (float)y2, paint);
    }

    private SKPaint Stroke(string colour, float width, float opacity) => new()
    {
        Color = colours.Of(colour).WithAlpha((byte)Math.Round(255 * opacity)),
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
        IsAntialias = true,
    };
}
