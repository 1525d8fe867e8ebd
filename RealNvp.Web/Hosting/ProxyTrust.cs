using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace RealNvp.Web.Hosting;

/// <summary>
/// Whose <c>X-Forwarded-</c> headers are believed. Behind a proxy they tell under which host and scheme people reach the studio; from anybody else they are
/// only words.
/// </summary>
internal static class ProxyTrust
{
    /// <param name="proxies">Addresses and networks, separated by blanks.</param>
    public static void Apply(ForwardedHeadersOptions forwarded, string proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();

        // As many as there are in a row, while each is known.
        forwarded.ForwardLimit = null;
        foreach (var word in proxies.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(word, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(word));
            }
        }
    }
}
