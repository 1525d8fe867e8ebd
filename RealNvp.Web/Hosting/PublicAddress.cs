using Microsoft.Extensions.Options;

namespace RealNvp.Web.Hosting;

/// <summary>Addresses as people outside reach them: under <c>RealNvp:PublicUrl</c> where it is set, else as the request came in.</summary>
public sealed class PublicAddress(IOptions<StudioOptions> options)
{
    /// <param name="path">Begins with a slash.</param>
    public string Of(HttpRequest request, string path)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of($"{request.Scheme}://{request.Host}{request.PathBase}", path);
    }

    /// <param name="seen">The address under which the studio is seen from here.</param>
    /// <param name="path">Begins with a slash.</param>
    public string Of(string seen, string path)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return (options.Value.PublicUrl ?? seen).TrimEnd('/') + path;
    }
}
