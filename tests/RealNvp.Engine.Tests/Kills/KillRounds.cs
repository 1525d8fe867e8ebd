using System.Globalization;

namespace RealNvp.Engine.Tests.Kills;

/// <summary>
/// How often the tests that end processes at random moments are repeated, each time with other seeds: the environment variable
/// <c>REPEAT</c>, else once.
/// </summary>
internal static class KillRounds
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("REPEAT"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 ? rounds : 1;
}
