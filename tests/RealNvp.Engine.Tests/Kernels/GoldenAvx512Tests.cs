using RealNvp.Engine.Kernels;
using RealNvp.Engine.Tests.Golden;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>The kernels' numbers with vectors of 512 bits.</summary>
public sealed class GoldenAvx512Tests() : GoldenTests<float>(1e-4, shape => Kernel.Create(shape, InstructionSet.Avx512));
