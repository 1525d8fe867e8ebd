using System.Buffers.Text;
using System.Security.Cryptography;

namespace RealNvp.Web.Features.Share;

/// <summary>
/// The secret in a link: 192 random bits. Only its hash is stored, so that a copy of the database opens nothing; a plain hash does, because
/// nobody can try 2^192 tokens.
/// </summary>
public static class ShareToken
{
    private const int Bytes = 24;

    /// <summary>Characters of a token.</summary>
    public const int Length = Bytes * 4 / 3;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>The hash as it is stored; null: this cannot be a token.</returns>
    public static string? HashOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Length == Length && Base64Url.IsValid(token) ? Convert.ToHexString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token))) : null;
    }
}
