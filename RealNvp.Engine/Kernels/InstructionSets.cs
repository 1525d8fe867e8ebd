using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RealNvp.Engine.Kernels;

/// <summary>Which instruction sets this machine has.</summary>
public static class InstructionSets
{
    /// <summary>The widest this machine is fast with. It depends on the machine alone, so that a run resumed here finds the same.</summary>
    public static InstructionSet Best => Enum.GetValues<InstructionSet>().Last(IsSupported);

    /// <summary>Whether the kernels run with it here.</summary>
    public static bool IsSupported(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => Avx512F.IsSupported && Vector512.IsHardwareAccelerated,
        InstructionSet.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };

    /// <summary>Name for people, as a run's provenance shows it.</summary>
    public static string NameOf(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => "AVX-512",
        InstructionSet.Avx2 => "AVX2",
        _ => "portable 128-bit vectors",
    };
}
