using System.Security.Cryptography;

namespace RealNvp.Data;

/// <summary>
/// Ids for addresses: ten random characters of an alphabet without 0, o, 1, i and l, so that they can be read out. 31^10 = 8e14 ids: not
/// to be enumerated, and a thousand million of them hold a given new one with a chance of one in a million.
/// </summary>
internal static class ShortId
{
    public const int Length = 10;

    public const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
