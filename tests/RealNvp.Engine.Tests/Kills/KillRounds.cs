using System.Globalization;

namespace RealNvp.Engine.Tests.Kills;

/// <summary>
/// Which rounds the tests that end processes at random moments run, each with seeds of its own: the environment variable <c>REPEAT</c>,
/// <c>20</c> for the first twenty or <c>6-10</c> for some, else the first alone.
/// </summary>
internal static class KillRounds
{
    /// <param name="perRound">Seeds of a round.</param>
    public static IEnumerable<int> Seeds(int perRound)
    {
        var bounds = (Environment.GetEnvironmentVariable("REPEAT") ?? "1").Split('-').Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)).ToArray();
        var (first, last) = bounds.Length == 1 ? (1, bounds[0]) : (bounds[0], bounds[1]);
        return Enumerable.Range((first - 1) * perRound + 1, (last - first + 1) * perRound);
    }
}
