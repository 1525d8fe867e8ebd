using System.Reflection;
using System.Runtime.InteropServices;

namespace RealNvp.Web.Features.Status;

/// <param name="Product">Name of the product.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Source revision it was built from; absent where the build did not know.</param>
/// <param name="Api">Version of the API.</param>
/// <param name="Runtime">The .NET runtime it runs on.</param>
/// <param name="System">Operating system and architecture.</param>
public sealed record VersionResponse(string Product, string Version, string? Commit, string Api, string Runtime, string System)
{
    public static VersionResponse Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        // "0.1.0+3f2a...": the build adds the revision after the plus where it knows it.
        var parts = (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', 2);
        return new VersionResponse(
            "RealNVP Studio",
            parts[0],
            parts.Length > 1 ? parts[1] : null,
            "v1",
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");
    }
}
