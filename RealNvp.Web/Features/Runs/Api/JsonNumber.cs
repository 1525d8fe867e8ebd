namespace RealNvp.Web.Features.Runs.Api;

/// <summary>JSON has neither NaN nor infinities: null stands for them.</summary>
internal static class JsonNumber
{
    public static double? Of(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
