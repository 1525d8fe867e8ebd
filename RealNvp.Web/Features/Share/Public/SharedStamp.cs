using System.Security.Cryptography;
using System.Text;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>A short text that stands for a longer one: two are alike only where those are.</summary>
internal static class SharedStamp
{
    private const int Length = 16;

    public static string Of(IEnumerable<string> parts) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))))[..Length];
}
