using RealNvp.Web.Charts.Pictures;
using RealNvp.Web.Features.Compare.Curves;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>The compare page's axes in pictures.</summary>
internal static class SharedAxes
{
    public static PictureAxis Of(CurveAxis axis)
    {
        var look = CurveAxisLook.Of(axis);
        return new PictureAxis(axis == CurveAxis.Wall ? $"{look.Name}, UTC" : look.Unit.Length > 0 ? $"{look.Name}, {look.Unit}" : look.Name)
        {
            FromZero = axis is not (CurveAxis.Epoch or CurveAxis.Wall),
            IsWhole = look.Format == "integer",
            IsClock = axis == CurveAxis.Wall,
        };
    }
}
