using System.Reflection;

namespace RealNvp.Engine;

/// <summary>Version and source revision of this program.</summary>
public static class EngineVersion
{
    private static readonly string[] Parts = (typeof(EngineVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', 2);

    /// <summary>For example <c>0.1.0</c>.</summary>
    public static string Number { get; } = Parts[0];

    /// <summary>The source revision, or null where the build did not know.</summary>
    public static string? Commit { get; } = Parts.Length > 1 && Parts[1].Length > 0 ? Parts[1] : null;
}
