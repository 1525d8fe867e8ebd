using System.Globalization;

namespace RealNvp.Web.Ui;

/// <summary>How numbers, times and sizes look on every page. Always the invariant culture, always with the unit where there is one.</summary>
public static class Format
{
    /// <summary>Stands where a value is not known (yet).</summary>
    public const string Unknown = "–";

    /// <summary>A title in the middle of a sentence: "hidden size". Abbreviations such as L2 and NLL stay as they are.</summary>
    public static string InSentence(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
    }

    /// <summary>An NLL in nats with three decimals: "1.187"; no unit, for columns whose header says it.</summary>
    public static string Nats(double? value) => value switch
    {
        null => Unknown,
        { } v when double.IsNaN(v) => "NaN",
        { } v when double.IsInfinity(v) => v > 0 ? "∞" : "−∞",
        { } v when Math.Abs(v) >= 1e4 => Scientific(v),
        { } v => Minus(v.ToString("0.000", CultureInfo.InvariantCulture)),
    };

    /// <summary>A difference in nats with its sign: "+0.052".</summary>
    public static string SignedNats(double? value) => value is >= 0 and not double.PositiveInfinity ? "+" + Nats(value) : Nats(value);

    /// <summary>A span of time in at most two units: "0.4 s", "9 s", "3 min 20 s", "11 min", "2 h 5 min", "3 d 4 h".</summary>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } s || !double.IsFinite(s))
        {
            return Unknown;
        }

        s = Math.Max(0, s);
        return s switch
        {
            < 0.95 => s.ToString("0.0", CultureInfo.InvariantCulture) + " s",
            < 59.5 => Whole(s) + " s",
            < 600 => Two(Math.Round(s), 60, "min", "s"),
            < 3570 => Whole(s / 60) + " min",
            < 86_370 => Two(Math.Round(s / 60), 60, "h", "min"),
            _ => Two(Math.Round(s / 3600), 24, "d", "h"),
        };
    }

    /// <summary>Estimated time to go, no finer than an estimate is: "4 s left", "3 min left"; the last half second is "ending".</summary>
    public static string Left(double? seconds) => seconds switch
    {
        null => "",
        { } s when !double.IsFinite(s) => "",
        < 0.5 => "ending",
        < 59.5 and { } s => Duration(Math.Max(1, s)) + " left",
        { } s => Duration(60 * Math.Round(s / 60)) + " left",
    };

    /// <summary>How long ago something was, in one unit: "now", "40 s", "5 min", "2 h", "1 d", and the date after four weeks.</summary>
    public static string Age(DateTime utc, DateTimeOffset now)
    {
        var age = now.UtcDateTime - utc;
        return age.TotalSeconds switch
        {
            < 10 => "now",
            < 60 => Whole(Math.Floor(age.TotalSeconds)) + " s",
            < 3600 => Whole(Math.Floor(age.TotalMinutes)) + " min",
            < 86_400 => Whole(Math.Floor(age.TotalHours)) + " h",
            < 28 * 86_400 => Whole(Math.Floor(age.TotalDays)) + " d",
            _ => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A moment in full: "2026-03-01 14:05:09 UTC".</summary>
    public static string Moment(DateTime? utc) => utc?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>A size in decimal units: "512 B", "1.5 GB", "38 MB".</summary>
    public static string Bytes(double? bytes)
    {
        if (bytes is not { } size || !double.IsFinite(size))
        {
            return Unknown;
        }

        string[] units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
        var unit = 0;
        while (size >= 999.5 && unit < units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return (unit > 0 && size < 9.95 ? size.ToString("0.#", CultureInfo.InvariantCulture) : Count(Math.Round(size))) + " " + units[unit];
    }

    /// <summary>A count in groups, as messages write it too: "30,000".</summary>
    public static string Count(double? count)
    {
        if (count is not { } value || !double.IsFinite(value))
        {
            return Unknown;
        }

        if (Math.Abs(value) >= 1e15)
        {
            return Scientific(value);
        }

        return Minus(value.ToString("#,##0", CultureInfo.InvariantCulture));
    }

    /// <summary>A learning rate or coefficient: "2e-3", "1.5e-4", "0"; from 1 on as it is.</summary>
    public static string Rate(double? value) => value switch
    {
        null => Unknown,
        { } v when !double.IsFinite(v) => Nats(v),
        0 => "0",
        { } v when Math.Abs(v) is >= 1 and < 1e6 => Minus(v.ToString("0.###", CultureInfo.InvariantCulture)),
        { } v => Scientific(v),
    };

    /// <summary>A number as somebody would type it, exact: "0.05", "30000", "1e-4".</summary>
    public static string Plain(double value)
    {
        var magnitude = Math.Abs(value);
        return magnitude is 0 or (>= 1e-3 and < 1e15)
            ? value.ToString("0.###############", CultureInfo.InvariantCulture)
            : Scientific(value, "0.###############e0");
    }

    /// <summary>A measured number with four significant digits: "3.488", "70.9", "12,346", "1.5e-5".</summary>
    public static string Significant(double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return Nats(value);
        }

        var magnitude = Math.Abs(number);
        return magnitude switch
        {
            0 => "0",
            < 1e-3 or >= 1e7 => Minus(Scientific(number)),
            >= 1e3 => Count(Math.Round(number)),
            _ => Minus(number.ToString("0." + new string('#', 3 - (int)Math.Floor(Math.Log10(Math.Max(magnitude, 1e-3)))), CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>A share: "40 %".</summary>
    public static string Percent(double? fraction) => fraction is { } f && double.IsFinite(f) ? Whole(100 * f) + " %" : Unknown;

    /// <summary>A place in an order: "1st", "2nd", "3rd", "11th".</summary>
    public static string Ordinal(int place)
    {
        var ending = (place % 100) is >= 11 and <= 13 ? "th" : (place % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return place.ToString(CultureInfo.InvariantCulture) + ending;
    }

    /// <summary>A count with its noun: "1 run", "12 runs".</summary>
    public static string Plural(int count, string singular, string? plural = null) =>
        Count(count) + " " + (count == 1 ? singular : plural ?? singular + "s");

    private static string Whole(double value) => Math.Round(value).ToString("0", CultureInfo.InvariantCulture);

    private static string Two(double amount, int perLarge, string large, string small)
    {
        var whole = Math.Floor(amount / perLarge);
        var rest = amount - whole * perLarge;
        return rest == 0 ? $"{Whole(whole)} {large}" : $"{Whole(whole)} {large} {Whole(rest)} {small}";
    }

    private static string Scientific(double value, string format = "0.###e0") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A real minus sign, as wide as the plus beside it in tabular figures.</summary>
    private static string Minus(string number) => number.StartsWith('-') ? "−" + number[1..] : number;
}
