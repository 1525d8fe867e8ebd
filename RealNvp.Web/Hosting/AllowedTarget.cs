using System.Net;

namespace RealNvp.Web.Hosting;

/// <summary>A host or a network that messages may be sent to although it is not public: <c>hooks.lan</c>, <c>*.lan</c>, <c>10.1.2.3</c> or <c>10.0.0.0/8</c>.</summary>
public sealed record AllowedTarget
{
    private readonly IPNetwork? _network;
    private readonly string _name;

    private AllowedTarget(string name, IPNetwork? network) => (_name, _network) = (name, network);

    /// <summary>The targets of a list whose every word is one.</summary>
    public static IReadOnlyList<AllowedTarget> ParseList(string text) => [.. Words(text).Select(word => Parse(word) ?? throw new FormatException($"{word} is no target."))];

    /// <summary>A list's words: blanks and commas part them.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <returns>Null: it is none of the four.</returns>
    public static AllowedTarget? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = text.Trim('[', ']');
        if (IPAddress.TryParse(bare, out var address))
        {
            return new AllowedTarget(text, new IPNetwork(address, address.GetAddressBytes().Length * 8));
        }

        if (IPNetwork.TryParse(text, out var network))
        {
            return new AllowedTarget(text, network);
        }

        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        return Uri.CheckHostName(name) == UriHostNameType.Dns ? new AllowedTarget(text.TrimEnd('.'), null) : null;
    }

    /// <summary>Whether a host is allowed by its name, whatever address it has.</summary>
    public bool Names(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var bare = host.TrimEnd('.');
        return _network is null && (_name.StartsWith("*.", StringComparison.Ordinal)
            ? bare.EndsWith(_name[1..], StringComparison.OrdinalIgnoreCase)
            : bare.Equals(_name, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="address">Not an IPv4 address in the clothes of IPv6.</param>
    public bool Contains(IPAddress address) => _network is { } network && network.BaseAddress.AddressFamily == address?.AddressFamily && network.Contains(address);

    public override string ToString() => _name;
}
