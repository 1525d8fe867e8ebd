using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>One flow, batch and way to compute it.</summary>
internal sealed record FlowCase(
    int Dimension, int Couplings, int HiddenSize, int HiddenLayers, int Rows, int Seed, double L2, InstructionSet Set, int Threads)
{
    public FlowShape Shape => new(Dimension, Couplings, HiddenSize, HiddenLayers);

    public float[] Parameters() => RandomFlow.Parameters<float>(Shape, Seed);

    public float[] Batch() => RandomFlow.Rows<float>(Rows, Dimension, Seed + 1);
}
