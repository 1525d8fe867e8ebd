using System.Numerics;

namespace RealNvp.Engine.Tests;

/// <summary>Comparison of number lists: |actual - expected| at most tolerance * max(1, largest |expected| of the list).</summary>
internal static class Near
{
    public static void Assert<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual, double tolerance, string what = "")
        where T : INumberBase<T>
    {
        Xunit.Assert.Equal(expected.Count, actual.Count);
        var scale = Math.Max(1, expected.Max(value => Math.Abs(double.CreateChecked(value))));
        for (var i = 0; i < expected.Count; i++)
        {
            Assert(double.CreateChecked(expected[i]), double.CreateChecked(actual[i]), tolerance * scale, scale: 1, $"{what}[{i}]");
        }
    }

    public static void Assert(double expected, double actual, double tolerance, string what = "") =>
        Assert(expected, actual, tolerance, Math.Max(1, Math.Abs(expected)), what);

    private static void Assert(double expected, double actual, double tolerance, double scale, string what)
    {
        // Written so that NaN fails.
        Xunit.Assert.True(
            Math.Abs(actual - expected) <= tolerance * scale,
            $"{what}: expected {expected:R}, got {actual:R}, off by {Math.Abs(actual - expected):G3}");
    }
}
