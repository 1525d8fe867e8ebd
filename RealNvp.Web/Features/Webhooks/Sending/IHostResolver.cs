using System.Net;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>From a host's name to its addresses.</summary>
public interface IHostResolver
{
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name, or nobody answers.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
