using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using RealNvp.Data.Webhooks;
using RealNvp.Engine;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>
/// Sends one message once. It follows no redirect, keeps no cookie, asks no proxy (which would connect in our place, unguarded), reads no more of
/// an answer than it shows, and waits no longer than the settings say.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private const int MostRead = 2048;
    private const int MostKept = 300;

    private readonly HttpClient _http;
    private readonly IOptions<StudioOptions> _options;
    private readonly TimeProvider _time;

    public WebhookClient(TargetGuard guard, IOptions<StudioOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(guard);
        (_options, _time) = (options, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    private int Seconds => _options.Value.Webhooks.TimeoutSeconds;

    /// <param name="secret">Signs the body; null: it goes unsigned.</param>
    public async Task<WebhookAnswer> SendAsync(Webhook webhook, WebhookDelivery delivery, string? secret, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(delivery);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(webhook, delivery, secret);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return Judge(response, await ReadAsync(response.Content, both.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(null, $"No whole answer within {Seconds} s.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is RefusedTargetException refused)
        {
            return new WebhookAnswer(null, refused.Message, IsFinal: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return new WebhookAnswer(null, "The connection failed: " + exception.GetBaseException().Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Webhook webhook, WebhookDelivery delivery, string? secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("RealNVP-Studio", typeof(WebhookClient).Assembly.GetName().Version?.ToString(3)));
        request.Headers.Add("X-RealNvp-Event", WebhookEvents.NameOf(delivery.Kind));
        request.Headers.Add("X-RealNvp-Delivery", delivery.Id);
        if (secret is not null)
        {
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, _time.GetUtcNow(), delivery.Body));
        }

        return request;
    }

    private WebhookAnswer Judge(HttpResponseMessage response, string? excerpt)
    {
        var status = (int)response.StatusCode;
        var retryAfter = response.Headers.RetryAfter is { } wish ? wish.Delta ?? (wish.Date - _time.GetUtcNow()) : null;
        return status switch
        {
            >= 200 and < 300 => new WebhookAnswer(status, null, excerpt),
            >= 300 and < 400 => new WebhookAnswer(status, $"It answered {status}; redirects are not followed. Enter the address it leads to.", excerpt),
            (int)HttpStatusCode.Gone => new WebhookAnswer(status, "It answered 410: it wants no more messages.", excerpt, IsFinal: true),
            _ => new WebhookAnswer(status, $"It answered {status}{(response.ReasonPhrase is { Length: > 0 and < 60 } phrase ? " " + phrase : "")}.", excerpt, RetryAfter: retryAfter),
        };
    }

    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MostRead];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var text = new string([.. Encoding.UTF8.GetString(buffer, 0, read).Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return text.Length == 0 ? null : ShortText.Of(text, MostKept);
    }
}
