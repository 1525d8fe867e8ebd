namespace RealNvp.Engine.Tests;

/// <summary>Files that lie beside the tests.</summary>
internal static class TestData
{
    /// <summary>Path of a file in <c>Data/</c>.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);
}
