using System.Globalization;
using System.Text;

namespace RealNvp.Benchmarks.Speed;

/// <summary>
/// The roofline (S. Williams, A. Waterman, D. Patterson: Roofline, CACM 52, 2009): what the memory and the best matrix product allow, and where the
/// training steps lie under it. Both axes are logarithmic.
/// </summary>
internal static class RooflinePicture
{
    private const double Left = 70, Top = 30, Width = 620, Height = 340;
    private const double LeastIntensity = 1, MostIntensity = 1000, LeastGflops = 10, MostGflops = 400;

    public static string Svg(SpeedResult result)
    {
        var svg = new StringBuilder();
        void Add(FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 440\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">");
        Add($"<title>Roofline: {result.BoundGflops:0} GFLOP/s and {result.BandwidthGbytes:0} GB/s, and the training steps under it</title>");
        Add($"<rect width=\"760\" height=\"440\" fill=\"#fff\"/>");
        foreach (var intensity in (double[])[1, 10, 100, 1000])
        {
            Add($"<line x1=\"{X(intensity):0.#}\" y1=\"{Top}\" x2=\"{X(intensity):0.#}\" y2=\"{Top + Height}\" stroke=\"#ddd\"/>");
            Add($"<text x=\"{X(intensity):0.#}\" y=\"{Top + Height + 20}\" text-anchor=\"middle\">{intensity:0}</text>");
        }

        foreach (var gflops in (double[])[10, 20, 50, 100, 200, 400])
        {
            Add($"<line x1=\"{Left}\" y1=\"{Y(gflops):0.#}\" x2=\"{Left + Width}\" y2=\"{Y(gflops):0.#}\" stroke=\"#ddd\"/>");
            Add($"<text x=\"{Left - 8}\" y=\"{Y(gflops) + 4:0.#}\" text-anchor=\"end\">{gflops:0}</text>");
        }

        var ridge = result.BoundGflops / result.BandwidthGbytes;
        Add($"<polyline points=\"{X(LeastGflops / result.BandwidthGbytes):0.#},{Y(LeastGflops):0.#} {X(ridge):0.#},{Y(result.BoundGflops):0.#} {Left + Width},{Y(result.BoundGflops):0.#}\" fill=\"none\" stroke=\"#1565c0\" stroke-width=\"2.5\"/>");
        Add($"<text x=\"{Left + Width}\" y=\"{Y(result.BoundGflops) - 8:0.#}\" text-anchor=\"end\" fill=\"#1565c0\">best matrix product, {result.BoundGflops:0} GFLOP/s; memory {result.BandwidthGbytes:0} GB/s</text>");
        foreach (var (point, index) in result.Points.Select((point, index) => (point, index)))
        {
            Add($"<circle cx=\"{X(point.Intensity):0.#}\" cy=\"{Y(point.Gflops):0.#}\" r=\"5\" fill=\"#c62828\"/>");
            Add($"<line x1=\"{X(point.Intensity):0.#}\" y1=\"{Y(point.Gflops):0.#}\" x2=\"{X(point.Intensity) - 10:0.#}\" y2=\"{LabelY(index):0.#}\" stroke=\"#c62828\" stroke-width=\"0.7\"/>");
            Add($"<text x=\"{X(point.Intensity) - 12:0.#}\" y=\"{LabelY(index) + 12:0.#}\" text-anchor=\"end\">{point.Name}: {point.Gflops:0} GFLOP/s, {point.Gflops / result.BoundGflops:0 %}</text>");
        }

        Add($"<text x=\"{Left + Width / 2}\" y=\"{Top + Height + 45}\" text-anchor=\"middle\">operations per byte of memory traffic</text>");
        Add($"<text transform=\"translate(22 {Top + Height / 2}) rotate(-90)\" text-anchor=\"middle\">GFLOP/s, matrix products of a training step</text>");
        svg.AppendLine("</svg>");
        return svg.ToString();
    }

    /// <summary>Labels stand below one another, clear of the roof.</summary>
    private static double LabelY(int index) => Top + 130 + 45 * index;

    private static double X(double intensity) => Left + Width * Math.Log(intensity / LeastIntensity) / Math.Log(MostIntensity / LeastIntensity);

    private static double Y(double gflops) => Top + Height - Height * Math.Log(gflops / LeastGflops) / Math.Log(MostGflops / LeastGflops);
}
