using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Golden;

/// <summary>In float32, as training computes.</summary>
public sealed class GoldenFloat32Tests() : GoldenTests<float>(1e-4, shape => new TorchEvaluator<float>(shape));
