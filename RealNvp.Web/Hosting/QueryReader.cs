using System.Globalization;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Hosting;

/// <summary>Reads a request's query parameter by parameter and collects what is wrong, so that all of it is told at once.</summary>
public sealed class QueryReader(IQueryCollection query)
{
    private readonly List<FieldError> _errors = [];
    private readonly List<string> _known = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public int Whole(string name, int defaultValue, int min, int max)
    {
        if (Raw(name) is not { } text)
        {
            return defaultValue;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Refuse(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min:#,##0} to {max:#,##0}"));
        return defaultValue;
    }

    public double Real(string name, double defaultValue, double min, double max)
    {
        if (Raw(name) is not { } text)
        {
            return defaultValue;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Refuse(name, text, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}"));
        return defaultValue;
    }

    /// <returns>Null: it is not given, or empty.</returns>
    public string? Text(string name, int maxLength)
    {
        var text = Raw(name);
        if (text?.Length > maxLength)
        {
            _errors.Add(new FieldError(
                name, string.Create(CultureInfo.InvariantCulture, $"{name} has {text.Length:#,##0} characters; it may have {maxLength:#,##0}.")));
            return null;
        }

        return text;
    }

    /// <summary>Values of a list separated by commas, given once or several times.</summary>
    /// <param name="choices">Every allowed word with its value.</param>
    public IReadOnlyList<T> Words<T>(string name, IReadOnlyDictionary<string, T> choices)
    {
        _known.Add(name);
        var found = new List<T>();
        foreach (var word in query[name].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (choices.TryGetValue(word, out var value))
            {
                found.Add(value);
            }
            else
            {
                Refuse(name, word, "one or more of " + string.Join(", ", choices.Keys) + ", separated by commas");
            }
        }

        return found;
    }

    /// <summary>Refuses parameters that nothing above has asked for: a filter with a typing mistake would give wrong results otherwise.</summary>
    public void RefuseUnknown()
    {
        foreach (var name in query.Keys.Where(name => !_known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            _errors.Add(new FieldError(ShortText.Of(name), $"There is no parameter {ShortText.Of(name)}; there are {string.Join(", ", _known)}."));
        }
    }

    public void Refuse(string name, string value, string allowed) =>
        _errors.Add(new FieldError(name, $"{name} is \"{ShortText.Of(value)}\"; it must be {allowed}."));

    public void Refuse(string name, string message) => _errors.Add(new FieldError(name, message));

    private string? Raw(string name)
    {
        _known.Add(name);
        var text = query[name].ToString();
        return text.Length == 0 ? null : text;
    }
}
