namespace RealNvp.Benchmarks.Speed;

/// <param name="Name">Which step.</param>
/// <param name="Intensity">Operations a byte of memory traffic, see <see cref="StepSize.Bytes"/>.</param>
/// <param name="Gflops">Matrix operations reached, 1e9 a second.</param>
internal sealed record RooflinePoint(string Name, double Intensity, double Gflops);
