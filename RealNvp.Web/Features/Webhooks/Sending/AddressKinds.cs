using System.Net;
using System.Net.Sockets;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>Which addresses are public, by the registries of special-purpose addresses (RFC 6890 and its updates).</summary>
public static class AddressKinds
{
    private static readonly (IPNetwork Network, string Kind)[] Special =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this machine's own"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "a provider's inner"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud's metadata"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "a reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "a documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a reserved"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "a benchmarking"),
        (IPNetwork.Parse("198.51.100.0/24"), "a documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "a documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved"),
        (IPNetwork.Parse("::1/128"), "a loopback"),
        (IPNetwork.Parse("::/128"), "this machine's own"),
        (IPNetwork.Parse("fc00::/7"), "a unique local"),
        (IPNetwork.Parse("fe80::/10"), "a link-local"),
        (IPNetwork.Parse("ff00::/8"), "a multicast"),
        (IPNetwork.Parse("2001::/23"), "a reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "a documentation"),
        (IPNetwork.Parse("2002::/16"), "a tunnel's"),
        (IPNetwork.Parse("3fff::/20"), "a documentation"),
    ];

    /// <summary>All that is given out to be reached from everywhere; NAT64 and what else wraps an IPv4 address lies outside.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <returns>"10.0.0.1 is a private address"; null: it is public.</returns>
    public static string? WhyNotPublic(IPAddress address)
    {
        var plain = Plain(address);
        foreach (var (network, kind) in Special)
        {
            if (network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain))
            {
                return $"{address} is {(kind == "private" ? "a private" : kind)} address";
            }
        }

        return plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain) ? null : $"{address} is not a public address";
    }

    /// <summary>The IPv4 address that an IPv6 one may stand for, without a zone.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes())
            : address;
    }
}
