using System.Globalization;
using System.Net;
using RealNvp.Engine;

namespace RealNvp.Web.Hosting;

/// <summary>Values of the configuration as the types they should have; what does not fit is collected, with key, value and what is allowed.</summary>
internal sealed class SettingValues(IConfiguration configuration)
{
    private const int LongestShown = 80;

    private readonly List<string> _errors = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Errors => _errors;

    public int Whole(string key, int defaultValue, int min, int max)
    {
        if (Raw(key) is not { } text)
        {
            return defaultValue;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        return Refuse(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min:#,##0} to {max:#,##0}"), defaultValue);
    }

    public double Real(string key, double defaultValue, double min, double max)
    {
        if (Raw(key) is not { } text)
        {
            return defaultValue;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        return Refuse(key, text, string.Create(CultureInfo.InvariantCulture, $"a number from {min:#,##0.###} to {max:#,##0.###}"), defaultValue);
    }

    public string Text(string key, string defaultValue)
    {
        var text = Raw(key);
        return text is null ? defaultValue
            : string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal) ? Refuse(key, text, "a path", defaultValue)
            : text;
    }

    public bool Switch(string key, bool defaultValue) => Raw(key) is not { } text ? defaultValue
        : bool.TryParse(text, out var value) ? value
        : Refuse(key, text, "true or false", defaultValue);

    /// <summary>Hosts and networks, separated by blanks or commas.</summary>
    public string Targets(string key, string defaultValue)
    {
        var words = AllowedTarget.Words(OptionalText(key) ?? defaultValue);
        return words.FirstOrDefault(word => AllowedTarget.Parse(word) is null) is { } wrong
            ? Refuse(key, wrong, "hosts such as hooks.lan or *.lan, addresses, or networks such as 10.0.0.0/8, separated by blanks", defaultValue)
            : string.Join(' ', words);
    }

    /// <summary>Addresses and networks, separated by blanks or commas.</summary>
    public string Networks(string key, string defaultValue)
    {
        var words = (OptionalText(key) ?? defaultValue).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.FirstOrDefault(word => !IPAddress.TryParse(word, out _) && !IPNetwork.TryParse(word, out _)) is { } wrong
            ? Refuse(key, wrong, "addresses such as 127.0.0.1 or ::1, or networks such as 10.0.0.0/8, separated by blanks", defaultValue)
            : string.Join(' ', words);
    }

    /// <summary>A text that may be left out; an empty one counts as left out.</summary>
    public string? OptionalText(string key) => Raw(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>An address of a web site that may be left out.</summary>
    public string? WebAddress(string key) => OptionalText(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address.Query.Length + address.Fragment.Length == 0 ? text
        : Refuse<string?>(key, text, "an address such as https://flows.example.org", null);

    /// <summary>Origins of web sites, separated by blanks or commas; <c>*</c> for any, <c>none</c> for none.</summary>
    /// <returns>As the header <c>Content-Security-Policy</c> lists them.</returns>
    public string Origins(string key, string defaultValue)
    {
        if (OptionalText(key) is not { } text)
        {
            return defaultValue;
        }

        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is ["none"] ? "'none'"
            : words.Length > 0 && words.All(word => word == "*" || IsOrigin(word)) ? string.Join(' ', words)
            : Refuse(key, text, "*, none, or origins such as https://wiki.example.org, separated by blanks", defaultValue);
    }

    private static bool IsOrigin(string word) =>
        Uri.TryCreate(word.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
        && address.PathAndQuery == "/" && !word.EndsWith('/') && word.AsSpan().IndexOfAny(";'\"") < 0;

    /// <summary>Refuses every key of the section that nothing above has asked for: a typing mistake would have no effect otherwise.</summary>
    public void RefuseUnknown(IConfigurationSection section)
    {
        foreach (var (key, value) in section.AsEnumerable().OrderBy(entry => entry.Key))
        {
            // A group itself has no value, or an empty one where a command line names it.
            var isGroup = _known.Any(known => known.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
            if (value is null || _known.Contains(key) || (isGroup && value.Length == 0))
            {
                continue;
            }

            var siblings = _known.Where(known => Parent(known).Equals(Parent(key), StringComparison.OrdinalIgnoreCase)).Select(NameOf).Order().ToList();
            var names = string.Join(", ", siblings.Count > 0 ? siblings : [.. _known.Order()]);
            _errors.Add($"There is no setting {key} (it is set to \"{ShortText.Of(value, LongestShown)}\"); there {(siblings.Count == 1 ? "is" : "are")} {names}.");
        }
    }

    private string? Raw(string key)
    {
        _known.Add(key);
        return configuration[key];
    }

    private T Refuse<T>(string key, string text, string allowed, T defaultValue)
    {
        var shown = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? text : $"\"{ShortText.Of(text, LongestShown)}\"";
        _errors.Add($"{key} is {shown}; it must be {allowed}.");
        return defaultValue;
    }

    private static string Parent(string key) => key[..Math.Max(0, key.LastIndexOf(':'))];

    private static string NameOf(string key) => key[(key.LastIndexOf(':') + 1)..];
}
