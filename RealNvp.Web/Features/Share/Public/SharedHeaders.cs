namespace RealNvp.Web.Features.Share.Public;

/// <summary>
/// Headers of everything below a token. The token is in the address: it must not be kept in caches, sent on as a referrer, or found by a search
/// engine.
/// </summary>
internal static class SharedHeaders
{
    public static void Apply(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
