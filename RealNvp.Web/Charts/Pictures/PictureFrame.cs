namespace RealNvp.Web.Charts.Pictures;

/// <summary>Size of a picture in pixels and the margins around its plot.</summary>
public sealed record PictureFrame(double Width, double Height, double Left, double Right, double Top, double Bottom)
{
    public double PlotRight => Width - Right;

    public double PlotBottom => Height - Bottom;

    /// <summary>Pixel of a place that runs from 0 at the left to 1 at the right.</summary>
    public double X(double share) => Left + share * (PlotRight - Left);

    /// <summary>Pixel of a place that runs from 0 at the bottom to 1 at the top.</summary>
    public double Y(double share) => PlotBottom - share * (PlotBottom - Top);
}
