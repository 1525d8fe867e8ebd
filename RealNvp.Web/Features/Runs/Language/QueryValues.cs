using System.Globalization;
using RealNvp.Data.Runs.Filters;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Makes a condition of a field, an operator and the text of a value, or says what is allowed.</summary>
internal sealed class QueryValues(DateTime now)
{
    /// <summary>Seconds of each unit of time.</summary>
    private static readonly (string Unit, double Seconds)[] Units =
        [("ms", 1e-3), ("min", 60), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800), ("y", 31_557_600)];

    private static readonly string[] MomentFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM", "yyyy"];

    public RunFilter Compare(QueryField field, Token sign, Token value)
    {
        var isNegated = sign.Text.StartsWith('!');
        var compared = value.Is("none") ? Missing(field, sign) : field.Kind switch
        {
            FieldKind.Number => Ordered(field, sign, Number(field, value), isFlipped: false),
            FieldKind.Age => Ordered(field, sign, now.AddSeconds(-Duration(field, value)), isFlipped: true),
            FieldKind.Moment => Moment(field, sign, value),
            FieldKind.Choice => Choice(field, sign, value),
            _ => Text(field, sign, value),
        };
        return isNegated ? new Not(compared) : compared;
    }

    private static Comparison Missing(QueryField field, Token sign) => sign.Text is "=" or "!="
        ? new Comparison(field.Field, RunComparison.Equal, null)
        : throw Error(sign, $"none goes with = and !=, as in {field.Name} = none.");

    private static Comparison Ordered(QueryField field, Token sign, object value, bool isFlipped)
    {
        var comparison = sign.Text switch
        {
            "=" or "!=" => RunComparison.Equal,
            "<" => isFlipped ? RunComparison.Greater : RunComparison.Less,
            "<=" => isFlipped ? RunComparison.GreaterOrEqual : RunComparison.LessOrEqual,
            ">" => isFlipped ? RunComparison.Less : RunComparison.Greater,
            ">=" => isFlipped ? RunComparison.LessOrEqual : RunComparison.GreaterOrEqual,
            _ => throw Error(sign, $"{field.Name} is not a text; it is compared with =, !=, <, <=, > or >=."),
        };
        return new Comparison(field.Field, comparison, value);
    }

    /// <summary>A date is a whole day (or month, or year): equal is what lies in it, greater what comes after it.</summary>
    private static RunFilter Moment(QueryField field, Token sign, Token value)
    {
        if (!DateTime.TryParseExact(
            value.Text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start))
        {
            throw Refuse(field, value);
        }

        var end = value.Text.Length switch
        {
            4 => start.AddYears(1),
            7 => start.AddMonths(1),
            10 => start.AddDays(1),
            16 => start.AddMinutes(1),
            _ => start.AddSeconds(1),
        };
        Comparison From(DateTime moment) => new(field.Field, RunComparison.GreaterOrEqual, moment);
        Comparison Before(DateTime moment) => new(field.Field, RunComparison.Less, moment);
        return sign.Text switch
        {
            "=" or "!=" => new AllOf([From(start), Before(end)]),
            "<" => Before(start),
            "<=" => Before(end),
            ">" => From(end),
            ">=" => From(start),
            _ => throw Error(sign, $"{field.Name} is not a text; it is compared with =, !=, <, <=, > or >=."),
        };
    }

    private static Comparison Choice(QueryField field, Token sign, Token value)
    {
        if (sign.Text is not ("=" or "!="))
        {
            throw Error(sign, $"{field.Name} is {field.Allowed}; it is compared with =, != or in.");
        }

        foreach (var (word, stored) in field.Choices)
        {
            if (word.Equals(value.Text, StringComparison.OrdinalIgnoreCase))
            {
                return new Comparison(field.Field, RunComparison.Equal, stored);
            }
        }

        throw Refuse(field, value);
    }

    private static Comparison Text(QueryField field, Token sign, Token value) => sign.Text switch
    {
        "=" or "!=" => new Comparison(field.Field, RunComparison.Equal, value.Text),
        "~" or "!~" => new Comparison(field.Field, RunComparison.Contains, value.Text),
        _ => throw Error(sign, $"{field.Name} is a text; it is compared with = and !=, or with ~ and !~ for what it contains."),
    };

    /// <summary>A number, or a time with its unit where it counts seconds.</summary>
    private static double Number(QueryField field, Token value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : Time(value.Text) is { } seconds && field.Name == "seconds" ? seconds
        : throw Refuse(field, value);

    private static double Duration(QueryField field, Token value) => Time(value.Text) is { } seconds and < 1e10 ? seconds : throw Refuse(field, value);

    private static double? Time(string text)
    {
        foreach (var (unit, seconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
                && amount >= 0)
            {
                return amount * seconds;
            }
        }

        return null;
    }

    private static QueryException Refuse(QueryField field, Token value) =>
        Error(value, $"{field.Name} is compared with \"{ShortText.Of(value.Text)}\"; it must be {field.Allowed}."
            + (value.Kind == TokenKind.Word && value.Text.AsSpan().IndexOfAny('&', '|') >= 0 ? " Conditions are joined by and or or." : ""));

    private static QueryException Error(Token at, string message) => new(new QueryError(at.Position, at.Length, message));
}
