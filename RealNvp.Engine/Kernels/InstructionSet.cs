namespace RealNvp.Engine.Kernels;

/// <summary>What the kernels are compiled for at run time.</summary>
public enum InstructionSet
{
    /// <summary>Vectors of 128 bits through .NET's portable operations: ARM's NEON, and anything else.</summary>
    Portable,

    /// <summary>x86 vectors of 256 bits with fused multiply-add.</summary>
    Avx2,

    /// <summary>x86 vectors of 512 bits.</summary>
    Avx512,
}
