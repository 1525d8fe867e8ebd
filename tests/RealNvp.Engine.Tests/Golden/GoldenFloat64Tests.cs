using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Golden;

/// <summary>In float64, to the ten digits the vectors are printed with.</summary>
public sealed class GoldenFloat64Tests() : GoldenTests<double>(1e-9, shape => new TorchEvaluator<double>(shape));
