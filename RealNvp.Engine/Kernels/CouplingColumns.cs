using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>Every <paramref name="Step"/>-th column or row, from <paramref name="First"/> on.</summary>
internal readonly record struct CouplingColumns(int First, int Step, int Count)
{
    /// <summary>The columns a coupling reads and passes on.</summary>
    public static CouplingColumns Passed(int dimension, int coupling) => Alternate(dimension, CouplingMask.Passes(coupling, 0) ? 0 : 1);

    /// <summary>The columns a coupling changes.</summary>
    public static CouplingColumns Changed(int dimension, int coupling) => Alternate(dimension, CouplingMask.Passes(coupling, 0) ? 1 : 0);

    private static CouplingColumns Alternate(int dimension, int first) => new(first, 2, (dimension - first + 1) / 2);
}
