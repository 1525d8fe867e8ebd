using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>
/// How a receiver knows that a message is from here, and not an old one sent again: HMAC-SHA256 of "timestamp.body" under the shared secret. The
/// timestamp is that of the attempt, in seconds since 1970.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "X-RealNvp-Signature";

    /// <returns><c>t=1767225600,v1=5257a8...</c></returns>
    public static string Of(string secret, DateTimeOffset at, string body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        return $"t={timestamp},v1={Convert.ToHexStringLower(hash)}";
    }
}
