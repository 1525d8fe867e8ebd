namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>Axes as address and API spell them.</summary>
internal static class CurveAxes
{
    public static readonly Dictionary<string, CurveAxis> Words = new()
    {
        ["epoch"] = CurveAxis.Epoch,
        ["step"] = CurveAxis.Step,
        ["samples"] = CurveAxis.Samples,
        ["seconds"] = CurveAxis.Seconds,
        ["wall"] = CurveAxis.Wall,
    };

    /// <summary>The axis of that word; epochs for any other.</summary>
    public static CurveAxis Read(string? word) => word is not null && Words.TryGetValue(word, out var axis) ? axis : CurveAxis.Epoch;

    public static string Word(CurveAxis axis) => Words.First(word => word.Value == axis).Key;
}
