using FsCheck;
using FsCheck.Fluent;
using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>
/// Random flows for properties. Sizes lie around the edges of panels (32 rows), tiles (8 rows) and vectors; a case that fails is made smaller
/// number by number until it is the simplest that fails.
/// </summary>
internal static class FlowCases
{
    public static Arbitrary<FlowCase> Any { get; } = Arb.From(
        from dimension in Gen.Elements(2, 3, 4, 5, 7, 8, 16, 17, 18, 33, 64)
        from couplings in Gen.Choose(1, 5)
        from hiddenSize in Gen.Elements(1, 2, 3, 7, 8, 9, 15, 16, 31, 32, 33, 40, 64, 65, 100)
        from hiddenLayers in Gen.Choose(0, 8)
        from rows in Gen.Elements(1, 2, 7, 31, 32, 33, 63, 64, 65, 100, 257)
        from seed in Gen.Choose(1, 1_000_000)
        from l2 in Gen.Elements(0, 1e-3)
        from set in Gen.Elements<InstructionSet>([.. Kernel.Sets])
        from threads in Gen.Choose(1, 4)
        select new FlowCase(dimension, couplings, hiddenSize, hiddenLayers, rows, seed, l2, set, threads),
        Smaller);

    private static IEnumerable<FlowCase> Smaller(FlowCase it)
    {
        foreach (var dimension in Below(it.Dimension, 2))
        {
            yield return it with { Dimension = dimension };
        }

        foreach (var couplings in Below(it.Couplings, 1))
        {
            yield return it with { Couplings = couplings };
        }

        foreach (var hiddenSize in Below(it.HiddenSize, 1))
        {
            yield return it with { HiddenSize = hiddenSize };
        }

        foreach (var hiddenLayers in Below(it.HiddenLayers, 0))
        {
            yield return it with { HiddenLayers = hiddenLayers };
        }

        foreach (var rows in Below(it.Rows, 1))
        {
            yield return it with { Rows = rows };
        }

        foreach (var threads in Below(it.Threads, 1))
        {
            yield return it with { Threads = threads };
        }

        if (it.L2 > 0)
        {
            yield return it with { L2 = 0 };
        }
    }

    private static IEnumerable<int> Below(int value, int least) =>
        ((int[])[least, (value + least) / 2, value - 1]).Where(smaller => smaller >= least && smaller < value).Distinct();
}
