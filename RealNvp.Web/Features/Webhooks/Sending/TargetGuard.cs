using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>
/// Where messages may go: https on the public internet, and what the settings allow in addition. Asked twice: when a target is saved, so that its
/// author is told, and at every connection with the very addresses it goes to, so that a name that resolves differently by then, and a
/// redirect, reach nothing else.
/// </summary>
public sealed class TargetGuard(IOptions<StudioOptions> options, IHostResolver resolver)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly IReadOnlyList<AllowedTarget> _allowed = AllowedTarget.ParseList(options.Value.Webhooks.AllowedTargets);

    /// <returns>Why the target is refused; null: it may be used, or its name cannot be resolved from here just now.</returns>
    public async Task<string?> CheckAsync(Uri url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            await ResolveAsync(url.Scheme, url.IdnHost, limit.Token);
            return null;
        }
        catch (RefusedTargetException refused)
        {
            return refused.Message;
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Nothing is known of it yet; the connection asks again. Only what needs no address is certain.
            return url.Scheme == Uri.UriSchemeHttps || Names(url.IdnHost) ? null : Refusal(url.IdnHost, "it is not https");
        }
    }

    /// <summary>Opens the connection of a request, to addresses that it may go to and no others.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        var addresses = await ResolveAsync(scheme, context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>The host's addresses that may be connected to; at least one.</returns>
    /// <exception cref="RefusedTargetException">There is none.</exception>
    private async Task<IPAddress[]> ResolveAsync(string scheme, string host, CancellationToken cancellationToken)
    {
        var bare = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(bare, out var literal) ? [literal] : await resolver.ResolveAsync(bare, cancellationToken);
        var allowed = addresses.Where(address => WhyNot(scheme, bare, address) is null).ToArray();
        return allowed.Length > 0 ? allowed
            : throw new RefusedTargetException(Refusal(bare, addresses.Length == 0 ? "it has no address" : WhyNot(scheme, bare, addresses[0])!));
    }

    private string? WhyNot(string scheme, string host, IPAddress address) =>
        Names(host) || _allowed.Any(target => target.Contains(AddressKinds.Plain(address))) ? null
        : AddressKinds.WhyNotPublic(address) ?? (scheme == Uri.UriSchemeHttps ? null : "it is not https");

    private bool Names(string host) => _allowed.Any(target => target.Names(host));

    private static string Refusal(string host, string reason) =>
        $"The target {host} is refused: {reason}. Allowed are https addresses on the public internet, and what the setting RealNvp:Webhooks:AllowedTargets names.";
}
