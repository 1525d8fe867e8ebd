namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>An axis for people.</summary>
/// <param name="Axis">Which.</param>
/// <param name="Choice">Its name in the list of choices.</param>
/// <param name="Name">Its name at the axis.</param>
/// <param name="Unit">Its unit there.</param>
/// <param name="Format">How its places are written: a formatter of <c>charts/format.js</c>.</param>
internal sealed record CurveAxisLook(CurveAxis Axis, string Choice, string Name, string Unit, string Format)
{
    public static readonly IReadOnlyList<CurveAxisLook> All =
    [
        new(CurveAxis.Epoch, "epochs", "epoch", "", "integer"),
        new(CurveAxis.Step, "steps", "step", "", "integer"),
        new(CurveAxis.Samples, "samples", "samples seen", "", "integer"),
        new(CurveAxis.Seconds, "training time", "training time", "s", "seconds"),
        new(CurveAxis.Wall, "time of day", "start plus training time", "", "clock"),
    ];

    public static CurveAxisLook Of(CurveAxis axis) => All.First(look => look.Axis == axis);
}
