namespace RealNvp.Web.Charts.Pictures;

/// <summary>A mark on an axis.</summary>
/// <param name="At">Its place in pixels.</param>
/// <param name="Text">What it says.</param>
public sealed record PictureTick(double At, string Text);
