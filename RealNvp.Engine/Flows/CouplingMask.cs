namespace RealNvp.Engine.Flows;

/// <summary>
/// The binary masks m: where m is 1 a coupling passes the column on and reads it, where m is 0 it changes the column. Coupling 0 passes
/// [0,1,0,1,...], coupling 1 [1,0,1,0,...], and so on in turn.
/// </summary>
public static class CouplingMask
{
    /// <summary>Whether a coupling passes a column on unchanged.</summary>
    public static bool Passes(int coupling, int column) => (coupling + column) % 2 == 1;

    /// <summary>The mask as numbers, one per column.</summary>
    public static double[] Of(int coupling, int dimension) =>
        [.. Enumerable.Range(0, dimension).Select(column => Passes(coupling, column) ? 1.0 : 0.0)];
}
