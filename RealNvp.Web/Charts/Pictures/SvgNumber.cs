using System.Globalization;

namespace RealNvp.Web.Charts.Pictures;

/// <summary>Numbers as SVG takes them, short.</summary>
internal static class SvgNumber
{
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
