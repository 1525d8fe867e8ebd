using System.Numerics;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Sweeps.Planning;

/// <summary>
/// Chooses combinations. A grid has all of them, the first dimension changing slowest. Drawn ones come from xoshiro256** (<see cref="SeededRandom"/>): the same
/// request gives the same combinations on every machine, none of them twice.
/// </summary>
internal static class SweepPlanner
{
    /// <summary>The stream of a seed that sweeps draw from; see <see cref="SeededRandom.ForStream"/>.</summary>
    private const int Stream = 0x5377;

    /// <summary>Draws for each combination before the rest of a small space is gone through in order.</summary>
    private const int Patience = 100;

    /// <summary>How many combinations a sweep has.</summary>
    /// <returns>Null: a grid over a continuous range.</returns>
    public static BigInteger? Count(SweepSpace space, SweepKind kind, int combinations) =>
        kind == SweepKind.Grid ? space.Total : space.Total is { } total ? BigInteger.Min(total, combinations) : combinations;

    /// <summary>The combinations in the order in which they are tried.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Plan(SweepSpace space, SweepKind kind, int combinations, int seed)
    {
        var count = (int)(Count(space, kind, combinations) ?? throw new ArgumentException("A continuous range has no grid.", nameof(space)));
        return kind == SweepKind.Grid ? [.. Enumerable.Range(0, count).Select(i => space.At(i))] : Draw(space, count, seed);
    }

    private static List<IReadOnlyList<string>> Draw(SweepSpace space, int count, int seed)
    {
        var random = SeededRandom.ForStream(seed, Stream);
        var drawn = new List<IReadOnlyList<string>>(count);
        var seen = new HashSet<string>();
        for (var attempt = 0; drawn.Count < count && attempt < (long)Patience * count; attempt++)
        {
            string[] values = [.. space.Dimensions.Select(dimension => dimension.Draw(random))];
            Add(values);
        }

        // Where nearly all of the space is wanted, the last ones hardly come up by chance.
        for (BigInteger i = 0; drawn.Count < count && i < space.Total; i++)
        {
            Add(space.At(i));
        }

        return drawn;

        void Add(IReadOnlyList<string> values)
        {
            if (seen.Add(string.Join('\n', values)))
            {
                drawn.Add(values);
            }
        }
    }
}
