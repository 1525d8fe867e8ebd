using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>
/// Secrets that sign messages. They must be at hand for every message, so a hash would not do: they are stored encrypted with the keys of the data
/// folder. A copy of the database alone does not hold them; a copy of the whole folder does.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const int Bytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("RealNvp.Webhooks.Secret.v1");

    public static string New() => "whsec_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns>Null: the keys that encrypted it are gone.</returns>
    public string? Reveal(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
