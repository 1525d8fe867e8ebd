using RealNvp.Engine.Kernels;
using RealNvp.Engine.Tests.Golden;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>The kernels' numbers with vectors of 128 bits.</summary>
public sealed class GoldenPortableTests() : GoldenTests<float>(1e-4, shape => Kernel.Create(shape, InstructionSet.Portable));
