using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>Evaluators with a forced instruction set.</summary>
internal static class Kernel
{
    public static IReadOnlyList<InstructionSet> Sets { get; } = [.. Enum.GetValues<InstructionSet>().Where(InstructionSets.IsSupported)];

    /// <summary>An evaluator, or a skipped test where the machine has no such instructions.</summary>
    public static KernelEvaluator Create(FlowShape shape, InstructionSet set, int threads = 2)
    {
        Assert.SkipUnless(InstructionSets.IsSupported(set), $"This machine has no {InstructionSets.NameOf(set)}.");
        return new KernelEvaluator(shape, threads, set);
    }
}
