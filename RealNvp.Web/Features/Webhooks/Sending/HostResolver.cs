using System.Net;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <inheritdoc cref="IHostResolver"/>
internal sealed class HostResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
